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

    def test_a_webp_that_claims_a_huge_canvas_is_refused(self) -> None:
        content = bytearray(drawn("WEBP"))
        assert content[23:26] == b"\x9d\x01\x2a"
        content[26:30] = (16_383).to_bytes(2, "little") * 2

        with pytest.raises(InvalidInput):
            read_picture(bytes(content))

    def test_only_the_first_frame_of_a_moving_picture_is_decoded(self) -> None:
        frames = [Image.new("RGB", (64, 48), (shade, 0, 0)) for shade in range(0, 250, 5)]
        stream = io.BytesIO()
        frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:])

        kept = opened(read_picture(stream.getvalue()).content)

        assert getattr(kept, "n_frames", 1) == 1
        assert max(kept.convert("RGB").tobytes()[:3]) < 20

    @pytest.mark.parametrize(
        "content",
        [
            b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)",
            b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"PK\x03\x04" + drawn(),
            b"\n" + drawn(),
        ],
    )
    def test_what_is_two_things_at_once_is_not_a_picture(self, content: bytes) -> None:
        with pytest.raises(WrongMediaType):
            read_picture(content)

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
    def test_what_hangs_behind_or_inside_a_picture_is_left_out(self, kind: str) -> None:
        image, stream = opened(drawn()), io.BytesIO()
        image.save(stream, kind, icc_profile=b"profile" * 20 + b"<script>alert(2)</script>")

        picture = read_picture(stream.getvalue() + b"<?php system($_GET[0]); ?><script>alert(1)</script>")

        for trace in (b"script", b"<?php", b"profile"):
            assert trace not in picture.content + picture.thumbnail
        assert "icc_profile" not in opened(picture.content).info

    def test_too_many_bytes_are_refused(self) -> None:
        with pytest.raises(TooLarge):
            read_picture(b"\xff\xd8\xff" + b"\0" * MAX_BYTES)
