"""Pictures from outside: checked by content and drawn anew, so that nothing but the picture is kept."""

import hashlib
import io
import struct
import threading
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps

from app.core.config import Settings
from app.core.errors import InvalidInput, TooLarge, WrongMediaType

MAX_BYTES = 10_000_000
MAX_PIXELS = 40_000_000
LONGEST_SIDE = 1600
LONGEST_THUMBNAIL_SIDE = 320
MEDIA_TYPE = "image/jpeg"
_QUALITY = 82
_THUMBNAIL_QUALITY = 75
_HEAD_BYTES = 12
# A picture of 40 million pixels takes some 200 MB while it is decoded.
_AT_ONCE = threading.BoundedSemaphore(2)
# What damaged or hostile pictures make the decoders raise.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
    MemoryError,
    struct.error,
    zlib.error,
)
# Our own limit stands below, before anything is decoded.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored: a JPEG without metadata, and a small one."""

    content: bytes
    thumbnail: bytes
    width: int
    height: int
    sha256: str


def prepare_upload(_settings: Settings, arguments: dict[str, Any]) -> dict[str, Any]:
    """Put the picture in the uploaded file's place, before the transaction opens."""
    content = arguments["file"].file.read(MAX_BYTES + 1)
    return arguments | {"file": read_picture(content)}


def read_picture(content: bytes) -> Picture:
    """Check a picture and draw it anew; raises TooLarge, WrongMediaType or InvalidInput."""
    if len(content) > MAX_BYTES:
        raise TooLarge(f"照片太大，最多 {MAX_BYTES // 1_000_000} MB")
    if not content:
        raise InvalidInput.at("/file", "照片是空的，请重新选择")
    kind = _kind(content[:_HEAD_BYTES])
    with _AT_ONCE:
        try:
            image = _decode(content, kind)
            thumbnail = image.copy()
            thumbnail.thumbnail((LONGEST_THUMBNAIL_SIDE, LONGEST_THUMBNAIL_SIDE))
            stored = _jpeg(image, _QUALITY)
            small = _jpeg(thumbnail, _THUMBNAIL_QUALITY)
        except _BROKEN as error:
            raise InvalidInput.at("/file", "照片打不开，可能没有传完整，请重新拍一张") from error
    return Picture(stored, small, image.width, image.height, hashlib.sha256(stored).hexdigest())


def _kind(head: bytes) -> str:
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith(b"RIFF") and head[8:] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        raise WrongMediaType("手机拍的是 HEIC 格式，请在相机设置里选“兼容性最佳”，或截图后上传")
    raise WrongMediaType("只能上传 JPG、PNG 或 WebP 照片")


def _decode(content: bytes, kind: str) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=[kind]) as opened:
        width, height = opened.size
        if width * height > MAX_PIXELS:
            raise InvalidInput.at("/file", f"照片像素太多，最多 {MAX_PIXELS // 10_000} 万像素")
        # A JPEG can be decoded at a half or a quarter of its size, which is all we keep.
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
        has_alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
        layer = upright.convert("RGBA" if has_alpha else "RGB")
    # A fresh canvas: what the file said beside the picture (place, camera, comments) stays behind.
    canvas = Image.new("RGB", layer.size, "white")
    canvas.paste(layer, mask=layer.getchannel("A") if has_alpha else None)
    return canvas


def _jpeg(image: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality, optimize=True)
    return stream.getvalue()
