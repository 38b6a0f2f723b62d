"""Make `.venv` and install one lock file into it; standard library only, because it runs before anything is there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
PYTHON = HOME / "bin" / "python"
QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_REQUIRE_VIRTUALENV": "0"}


def main(lock: str) -> int:
    """Install `lock`; 0 when every package stands, 1 with a line that says what is in the way."""
    if not usable() and not created():
        print(
            "无法建立 .venv。Debian/Ubuntu：apt-get install -y python3-venv / .venv could not be made.", file=sys.stderr
        )
        return 1
    print(f"正在安装 {lock} 所列的依赖（首次约需一分钟）… / installing dependencies", flush=True)
    began = time.monotonic()
    if not installed(lock):
        print(
            "依赖安装失败，原因见上面 pip 的说明。 / dependencies could not be installed, see above.", file=sys.stderr
        )
        return 1
    print(f"依赖已装好，用时 {time.monotonic() - began:.0f} 秒。 / installed")
    return 0


def usable() -> bool:
    """Whether the environment is there, with a pip, on a Python that still exists and is new enough."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", probe], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def created() -> bool:
    """Make the environment anew, from the Python that runs this."""
    try:
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(HOME)
    except (subprocess.CalledProcessError, OSError) as fault:
        print(fault, file=sys.stderr)
        return False
    return usable()


def installed(lock: str) -> bool:
    """Let pip install exactly what the lock names, every file checked against its hash."""
    options = ["-qq", "--progress-bar=off", "--require-hashes", "-r", str(ROOT / lock)]
    command = [str(PYTHON), "-m", "pip", "install", *options]
    return subprocess.run(command, check=False, env=os.environ | QUIET).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
