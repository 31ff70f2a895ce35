"""The wheel carries everything: installed in a fresh environment it compiles an example."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile


def test_the_installed_wheel_builds_an_example(root, tmp_path):
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, root],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("wenxuan-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "compiler/styles/neikan/theme.toml" in names
    assert "compiler/templates/neikan/booklet.html.j2" in names
    assert "compiler/py.typed" in names
    notices = [name.partition("/licenses/")[2] for name in names if "/licenses/" in name]
    assert sorted(notices) == ["LICENSE", "NOTICE", "licenses/Apache-2.0.txt"]
    assert not [name for name in names if name.startswith(("tests", "examples", "dist"))]

    fresh = tmp_path / "fresh"
    # What the wheel depends on is taken from this environment: the test installs the product
    # itself and nothing from elsewhere.
    venv.create(fresh, system_site_packages=False, with_pip=True)
    python = fresh / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel], check=True
    )
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    with open(os.path.join(site, "dependencies.pth"), "w") as link:  # noqa: PTH118, PTH123 - a path file
        link.write(packages + "\n")
    done = subprocess.run(
        [fresh / "bin" / "wenxuan", "build", root / "examples" / "mulu", "--output", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 1
    where = subprocess.run(
        [python, "-c", "import compiler; print(compiler.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert where.startswith(site)
