"""Pictures of every kind an office has, drawn for the tests, and a manuscript that names them."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80">
<defs><linearGradient id="g"><stop offset="0" stop-color="#c00"/>
<stop offset="1" stop-color="#00c" stop-opacity=".5"/></linearGradient></defs>
<script>alert(1)</script><rect width="200" height="80" fill="url(#g)"/>
<circle cx="60" cy="40" r="30" fill="#fff" opacity=".5"/><image href="http://127.0.0.1/x.png"/>
</svg>"""
KINDS = ("rgb.jpg", "palette.png", "alpha.png", "cmyk.jpg", "grey.png", "deep.png", "anim.gif",
         "web.webp", "scan.tif", "bits.bmp", "turned.jpg", "drawing.svg")  # fmt: skip
SCREEN_PX, ROWS = 1080, 110  # the screenshot's width, and its rows of text
ROW = 64  # px from one row of the screenshot's text to the next


def photograph(width: int, height: int) -> Image.Image:
    """A picture without an even row: noise over a gradient."""
    noise = Image.effect_noise((width, height), 90)
    shade = Image.linear_gradient("L").resize(noise.size)
    return Image.merge("RGB", (noise, noise.rotate(180), shade))


def screenshot(width: int, rows: int, ground: str = "white") -> Image.Image:
    """Rows of marks as text has them, and two pictures among them."""
    picture = Image.new("RGB", (width, rows * ROW), ground)
    draw = ImageDraw.Draw(picture)
    for row in range(rows):
        top = row * ROW + 16
        for column in range(60, width - 100, 40):
            if (row * 7 + column) % 5:
                draw.rectangle((column, top + (column // 40) % 4, column + 30, top + 32), "black")
    for place in (rows // 3, rows * 2 // 3):
        picture.paste(photograph(width - 200, ROW * 6 - 20), (100, place * ROW + 10))
    return picture


def draw_all(folder: Path) -> None:
    """One picture of each of ``KINDS`` into ``folder``."""
    rgb = photograph(600, 400)
    rgb.save(folder / "rgb.jpg")
    rgb.quantize(32).save(folder / "palette.png", transparency=3)
    clear = rgb.convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(rgb.size))
    clear.save(folder / "alpha.png")
    rgb.convert("CMYK").save(folder / "cmyk.jpg")
    rgb.convert("L").save(folder / "grey.png")
    Image.linear_gradient("L").resize((300, 200)).convert("I").point(
        lambda grey: grey * 257
    ).convert("I;16").save(folder / "deep.png")
    frames = [rgb.quantize(16), photograph(600, 400).quantize(16)]
    frames[0].save(folder / "anim.gif", save_all=True, append_images=frames[1:])
    rgb.save(folder / "web.webp")
    rgb.convert("1").save(folder / "scan.tif")
    rgb.save(folder / "bits.bmp")
    exif = Image.Exif()
    exif[0x0112] = 6
    rgb.save(folder / "turned.jpg", exif=exif)
    (folder / "drawing.svg").write_text(SVG, encoding="utf-8")


def manuscript(folder: Path) -> Path:
    """A manuscript with all of them, an over-tall screenshot and a tall photograph."""
    draw_all(folder)
    screenshot(SCREEN_PX, ROWS).save(folder / "长图.png")
    photograph(900, 2600).save(folder / "tall.jpg")
    body = "纸张的纹理决定了折叠的方向，印前要先看清楚。" * 9
    parts = ["# 纸与图", body]
    for name in KINDS:
        parts += [f"![{name}的样子]({name})", body]
    parts += ["![一幅长图](长图.png)", "图为一幅很长的截图。", body, "![竖幅](tall.jpg)", body]
    file = folder / "纸与图.md"
    file.write_text("\n\n".join(parts), encoding="utf-8")
    return file
