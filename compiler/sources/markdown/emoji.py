"""Emoji by name, as GitHub writes them: ``:tada:`` is 🎉; a name that is none stays as typed."""

from __future__ import annotations

import re

_NAMES = re.compile(r"(?<![A-Za-z0-9:])(?>(?::[a-z0-9+\-][a-z0-9_+\-]{0,30}:)+)(?![A-Za-z0-9:])")
_NAME = re.compile(":([^:]+):")


def _named(text: str) -> dict[str, str]:
    """Emoji by name, written ``name sign`` in turn."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# The names that posts and manuals use, of GitHub's list (gemoji).
_EMOJI = _named("""
    100 💯 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 alarm_clock ⏰ apple 🍎 arrow_down ⬇
    arrow_left ⬅ arrow_right ➡ arrow_up ⬆ art 🎨 balloon 🎈 bangbang ‼ bar_chart 📊 bell 🔔
    blush 😊 bomb 💣 book 📖 bookmark 🔖 bookmark_tabs 📑 books 📚 boom 💥 bug 🐛 bulb 💡
    calendar 📆 camera 📷 cat 🐱 chart_with_upwards_trend 📈 cherry_blossom 🌸 clap 👏
    clipboard 📋 cloud ☁ clown_face 🤡 coffee ☕ computer 💻 confetti_ball 🎊 construction 🚧
    cry 😢 date 📅 desktop_computer 🖥 dart 🎯 dog 🐶 earth_asia 🌏 email 📧 exclamation ❗
    eyes 👀 facepalm 🤦 file_folder 📁 fire 🔥 fireworks 🎆 flags 🎏 floppy_disk 💾
    four_leaf_clover 🍀 gear ⚙ gem 💎 gift 🎁 globe_with_meridians 🌐 green_heart 💚 grin 😁
    grinning 😀 hammer 🔨 handshake 🤝 heart ❤ heart_eyes 😍 heavy_check_mark ✔
    heavy_exclamation_mark ❗ heavy_plus_sign ➕ house 🏠 hourglass ⌛ inbox_tray 📥
    information_source ℹ iphone 📱 joy 😂 key 🔑 laughing 😆 link 🔗 lock 🔒 loudspeaker 📢
    love_letter 💌 mag 🔍 mailbox 📫 mega 📣 memo 📝 moneybag 💰 mortar_board 🎓 movie_camera 🎥
    muscle 💪 musical_note 🎵 new 🆕 newspaper 📰 no_entry ⛔ notebook 📓 ok 🆗 ok_hand 👌
    open_file_folder 📂 package 📦 paperclip 📎 partying_face 🥳 pencil 📝 pencil2 ✏ phone ☎
    point_down 👇 point_left 👈 point_right 👉 point_up ☝ pray 🙏 pushpin 📌 question ❓
    rainbow 🌈 raised_hands 🙌 recycle ♻ red_circle 🔴 rice 🍚 robot 🤖 rocket 🚀 rose 🌹
    rotating_light 🚨 round_pushpin 📍 runner 🏃 school 🏫 scroll 📜 see_no_evil 🙈 seedling 🌱
    shield 🛡 sleeping 😴 slightly_smiling_face 🙂 smile 😄 smiley 😃 smirk 😏 snowflake ❄ sob 😭
    sparkles ✨ speech_balloon 💬 star ⭐ star2 🌟 stuck_out_tongue 😛 sun_with_face 🌞
    sunflower 🌻 sunglasses 😎 sunny ☀ sweat 😓 sweat_smile 😅 tada 🎉 telephone ☎ thinking 🤔
    thought_balloon 💭 tools 🛠 triangular_flag_on_post 🚩 trophy 🏆 truck 🚚 tv 📺 umbrella ☔
    unlock 🔓 v ✌ warning ⚠ watermelon 🍉 wave 👋 white_check_mark ✅ wink 😉 worried 😟
    wrench 🔧 writing_hand ✍ x ❌ yum 😋 zap ⚡ zzz 💤
""")


def with_emoji(line: str) -> str:
    """The line with the emoji that it names."""
    return _NAMES.sub(
        lambda found: _NAME.sub(lambda one: _EMOJI.get(one[1], one[0]), found[0]), line
    )
