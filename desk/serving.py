"""`make run`: everything on one machine until somebody says stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from adapters.settings import settings
from desk.running import installation, port_of

LOOK_SECONDS = 2.0
FOLDER = Path("out") / "run"


def serve(*, ui: bool, tell: Callable[[dict[str, Any]], None]) -> None:
    """Start server and workers, say where they are, keep them alive, and end them all on Ctrl-C or SIGTERM.

    A server that has died comes back on its port and its database file, and every case with it.
    """
    given = settings()
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    file = "://" not in given.database
    folder = Path(given.database).parent if file else FOLDER
    with installation(folder, given, port=port_of(given.temporal), ui=ui) as running:
        told = {
            "服务器": f"{running.server.address}（{running.server.pid}）",
            "卷宗": running.given.database,
            "数据": str(running.folder / "temporal.db"),
            "工作进程": "、".join(f"{kind}（{pid}）" for kind, pid in running.workers.pids.items()),
            "日志": str(running.folder / "workers.log"),
            "前台": "python starter.py --help",
            "结束": "Ctrl-C",
        }
        tell(told | ({"网页": running.server.ui_url} if ui else {}))
        while not stop.wait(LOOK_SECONDS):
            if not running.server.running:
                running.server.start()
                tell({"重新启动": "服务器"})
            for kind in running.workers.revive():
                tell({"重新启动": f"{kind} 工作进程"})
    tell({"已结束": "服务器和工作进程都已停止"})
