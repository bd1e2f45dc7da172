"""What a picture may be, and what is left of it."""

import io
import struct
import zlib

import pytest
from PIL import Image

from app.core.errors import InvalidInput, TooLarge, WrongMediaType
from app.files.pictures import LONGEST_SIDE, LONGEST_THUMBNAIL_SIDE, MAX_BYTES, read_picture


def drawn(kind: str = "JPEG", *, size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    """Draw a picture, red on the left half."""
    image = Image.new(mode, size, "blue" if mode != "P" else 0)
    if mode == "RGB":
        image.paste("red", (0, 0, size[0] // 2, size[1]))
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    """Open what was stored."""
    return Image.open(io.BytesIO(content))


class TestReadPicture:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
    def test_every_kind_becomes_a_jpeg(self, kind: str) -> None:
        picture = read_picture(drawn(kind))

        assert opened(picture.content).format == "JPEG"
        assert (picture.width, picture.height) == (64, 48)

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1"])
    def test_every_colour_mode_is_taken(self, mode: str) -> None:
        stream = io.BytesIO()
        Image.new(mode, (10, 10)).save(stream, "PNG")

        assert opened(read_picture(stream.getvalue()).content).mode == "RGB"

    def test_a_large_one_is_shrunk(self) -> None:
        picture = read_picture(drawn(size=(4000, 2000)))

        assert (picture.width, picture.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
        assert opened(picture.thumbnail).size == (LONGEST_THUMBNAIL_SIDE, LONGEST_THUMBNAIL_SIDE // 2)

    def test_place_camera_and_comments_are_left_out_and_it_stands_upright(self) -> None:
        image = opened(drawn())
        exif = Image.Exif()
        exif[0x0112] = 6  # turned by a quarter
        exif[0x010F] = "Camera"
        exif.get_ifd(0x8825)[1] = "N"
        stream = io.BytesIO()
        image.save(stream, "JPEG", exif=exif, comment=b"secret place")

        picture = read_picture(stream.getvalue())

        kept = opened(picture.content)
        assert (picture.width, picture.height) == (48, 64)
        assert not kept.getexif()
        for trace in (b"Exif", b"secret", b"Camera", b"http://ns.adobe.com"):
            assert trace not in picture.content

    @pytest.mark.parametrize(
        "content",
        [b"GIF89a" + b"\0" * 20, b"%PDF-1.7", b"<svg onload=alert(1)>", b"\0\0\0\x18ftypheic", b"MZ\x90"],
    )
    def test_anything_else_is_the_wrong_kind(self, content: bytes) -> None:
        with pytest.raises(WrongMediaType):
            read_picture(content)

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            drawn(size=(600, 400))[:900],
            drawn("PNG", size=(600, 400))[:60],
            b"\xff\xd8\xff" + b"<script>alert(1)</script>" * 9,
            b"RIFF\0\0\0\0WEBP" + b"\0" * 50,
        ],
    )
    def test_a_broken_one_is_told_in_chinese(self, content: bytes) -> None:
        with pytest.raises(InvalidInput, match="照片"):
            read_picture(content)

    def test_a_bomb_is_refused_before_it_is_unpacked(self) -> None:
        header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
        chunk = b"IHDR" + header
        bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))

        with pytest.raises(InvalidInput, match="像素"):
            read_picture(bomb + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT")))

    def test_too_many_bytes_are_refused(self) -> None:
        with pytest.raises(TooLarge):
            read_picture(b"\xff\xd8\xff" + b"\0" * MAX_BYTES)
