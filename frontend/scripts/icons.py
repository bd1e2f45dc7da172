"""Draws the app icons: a red seal with the word 邻; run again only when the mark changes."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

RED = (200, 22, 29)
PAPER = (255, 253, 250)
PUBLIC = Path(__file__).parent.parent / "public"


def draw(size: int, *, maskable: bool) -> Image.Image:
    """Draw at four times the size and shrink, for smooth edges."""
    big = size * 4
    image = Image.new("RGBA", (big, big), RED if maskable else (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    if not maskable:
        pen.rounded_rectangle((0, 0, big - 1, big - 1), radius=big * 0.22, fill=RED)
    inset = big * (0.17 if maskable else 0.09)
    box = (inset, inset, big - inset, big - inset)
    pen.rounded_rectangle(box, radius=big * 0.12, outline=PAPER, width=int(big * 0.022))
    font = ImageFont.truetype(sys.argv[1], int(big * (0.44 if maskable else 0.56)))
    pen.text((big / 2, big / 2), "邻", font=font, fill=PAPER, anchor="mm")
    return image.resize((size, size), Image.Resampling.LANCZOS)


for name, size, maskable in [
    ("icon-192.png", 192, False),
    ("icon-512.png", 512, False),
    ("icon-maskable-512.png", 512, True),
]:
    draw(size, maskable=maskable).save(PUBLIC / name, optimize=True)
