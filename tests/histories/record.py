"""Record histories of this release: `python -m tests.histories.record`; every later release replays them.

Each release records once, just before it is published, into a folder named by its version; the folders of releases that
were published stay as they are, for cases that began under them still run. While a version is not published, record it
anew whenever a rule or the shell means to do something else; afterwards such a change needs `workflow.patched`.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
import tempfile
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from temporalio.client import Client

from cases.calendar import Calendar
from cases.errors import PaperUnprintable, WorldFault
from desk.engine_road import EngineRoad
from desk.engine_road import engine as staged
from desk.rehearsal import Player
from desk.scenario import read_scenario
from tests import makers
from tests.support.engine import OFFICER, P1, P2, REGISTRY, Engine, Played, eventually, running
from tests.support.press import BlankPress
from workflows import hands
from workflows.boot import case_id

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCENARIOS = ROOT / "scenarios"
CHOSEN = (
    "01-design-confirmed-performed",
    "02-trademark-default-enforced",
    "04-patent-silence",
    "10-term-expires",
    "19-wrong-court-refiled",
)
WORKER = "worker"
"""What stands for the process and the machine that recorded."""


def release() -> str:
    """The version of the checkout."""
    version: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return version


async def keep(client: Client, case: str, name: str) -> None:
    """Write every run of a case, the first one first."""
    runs: list[dict[str, Any]] = []
    run: str | None = None
    while run != "":
        history = await client.get_workflow_handle(case_id(case), run_id=run).fetch_history()
        runs.insert(0, scrubbed(json.loads(history.to_json())))
        run = history.events[0].workflow_execution_started_event_attributes.continued_execution_run_id
    for n, told in enumerate(runs, start=1):
        path = HERE / release() / f"{name}-{n}.json.gz"
        path.write_bytes(gzip.compress(json.dumps(told, separators=(",", ":")).encode(), mtime=0))
        print(path.name, len(told["events"]), "events")


def scrubbed(value: Any) -> Any:
    """A history without the process, the machine and the paths of who recorded it."""
    if isinstance(value, list):
        return [scrubbed(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {name: scrubbed(one) for name, one in value.items() if name != "stackTrace"}
    if "identity" in kept:
        kept["identity"] = WORKER
    if kept.get("kind") == "TASK_QUEUE_KIND_STICKY":
        kept["name"] = WORKER
    return kept


async def scenarios(folder: Path) -> None:
    """Whole cases, as a lawyer has written them: confirmed, failed, enforced, silent, sent to another court."""
    async with staged(folder, BlankPress()) as engine:
        for name in CHOSEN:
            road = EngineRoad(engine)
            played = await Player(read_scenario(SCENARIOS / f"{name}.yaml"), SCENARIOS, road).play()
            assert played.ok, played.faults
            await keep(engine.environment.client, road.case, name)


def unreachable() -> None:
    """As when the database is down."""
    raise WorldFault("数据库无法连接")


def unprintable() -> None:
    """As when a sign has no glyph."""
    raise PaperUnprintable("字体缺字")


async def checkpointed(engine: Engine) -> Played:
    """A new calendar, a checkpoint between acts, and one with papers and lines under way."""
    played = await engine.accepted()
    await played.act("new_calendar", REGISTRY, "dispute", calendar=_with_rest_on(date(2026, 3, 4)))
    with mock.patch.object(hands, "QUIET_HOUR", timedelta(seconds=1)):
        await played.checkpoint()
        for point in ("issue", "write"):
            engine.troubles.put(point, played.case, unreachable)
        await played.act("address_confirmation", P1, "dispute", electronic=True)
        await played.checkpoint()
    for point in ("issue", "write"):
        engine.troubles.take(point, played.case)
    await played.until(await played.end_of("mediation.consent"))
    await played.act("archive", OFFICER, "dispute")
    await played.rehearsed.running.result()
    return played


def _with_rest_on(day: date) -> Calendar:
    known = makers.calendar()
    return Calendar.model_validate(
        known.model_dump() | {"version": "emergency", "rest_days": tuple(sorted({*known.rest_days, day}))}
    )


async def disturbed(engine: Engine) -> Played:
    """Papers undone and issued again, a docket that did not answer, an act found in the inbox, another turned away."""
    played = await engine.open()
    engine.troubles.put("issue", played.case, unprintable)
    await played.act("intake_acceptance", OFFICER, "intake-1")
    dispute = await played.settled()
    engine.troubles.take("issue", played.case)
    engine.troubles.put("write", played.case, unreachable)
    for effect in dispute.undone:
        await played.act("reissue", OFFICER, "dispute", key=effect.key)
    engine.troubles.take("write", played.case)
    await played.written()
    due = await played.end_of("mediation.consent")
    for name, who, to in (("consent", P2, "mediation-1"), ("intake_acceptance", OFFICER, "intake-1")):
        played.receive(await played.compose(name, who, to, at=due - timedelta(minutes=1)))
    await played.until(due)
    await eventually(lambda: not engine.database.inbox().before(played.case, due))
    return played


async def shell(folder: Path) -> None:
    """What scenarios do not meet: checkpoints, a calendar that changes, troubles."""
    folder.mkdir()
    async with running(folder) as engine:
        for play in (checkpointed, disturbed):
            played = await play(engine)
            await played.written()
            await keep(engine.environment.client, played.case, play.__name__)


async def main() -> None:
    """Record everything of this version anew."""
    (HERE / release()).mkdir(exist_ok=True)
    for old in (HERE / release()).glob("*.json.gz"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        await scenarios(Path(folder) / "scenarios")
        await shell(Path(folder) / "shell")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
