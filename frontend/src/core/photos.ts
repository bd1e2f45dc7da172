/** Makes a photo small before it is kept or sent; redrawing also drops where it was taken. */

const LONGEST = 1280;
const LIMIT = 200 * 1024;
const QUALITIES = [0.72, 0.6, 0.48, 0.36];

export interface PickedPhoto {
  id: string;
  name: string;
  blob: Blob;
  url: string;
}

export async function shrink(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d")!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  let smallest: Blob | null = null;
  for (const quality of QUALITIES) {
    smallest = await encode(canvas, quality);
    if (smallest.size <= LIMIT) break;
  }
  return smallest!;
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("这张照片打不开"))), "image/jpeg", quality);
  });
}
