"""Work in this process and in others gives the same; whatever dies takes nothing with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.building import workers
from kommunkompassen.building.workers import Begun, Done, Lost

ITEMS = list(range(7))
FATAL = 3


def squared(number: int) -> int:
    return number * number


def process_of(_: int) -> int:
    return os.getpid()


def dies_of_three(number: int) -> int:
    if number == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    return squared(number)


def _collected(events: workers.Events[int, int]) -> tuple[list[int], dict[int, int], list[int]]:
    begun, done, lost = [], {}, []
    for event in events:
        match event:
            case Begun(item):
                begun.append(item)
            case Done(item, result):
                assert item in begun
                done[item] = result
            case Lost(item):
                lost.append(item)
    return begun, done, lost


@pytest.mark.parametrize("count", [1, 2, 3])
def test_both_give_the_same_and_begin_in_order(count: int) -> None:
    here = _collected(workers.in_process(squared, ITEMS))
    assert here == (ITEMS, {number: number * number for number in ITEMS}, [])
    assert _collected(workers.in_processes(squared, ITEMS, count)) == here


FOLDER_SCRIPT = """
from kommunkompassen.building import workers

if __name__ == "__main__":
    print(len(list(workers.in_processes(abs, [-1], 1))))
"""


def test_a_long_path_to_the_folder_for_temporary_files_is_no_hindrance(tmp_path: Path) -> None:
    folder, script = tmp_path / ("lång" * 20), tmp_path / "script.py"
    folder.mkdir()
    script.write_text(FOLDER_SCRIPT)
    # A process of its own: multiprocessing finds out only once where such files go.
    environment = {**os.environ, "PYTHONPATH": str(paths.PROJECT), "TMPDIR": str(folder)}
    done = subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("2\n", "")


def test_as_many_processes_work_as_were_asked_for_and_none_of_them_is_this_one() -> None:
    _, done, _ = _collected(workers.in_processes(process_of, ITEMS, 2))
    assert len(set(done.values())) == 2
    assert os.getpid() not in done.values()
    _, done, _ = _collected(workers.in_process(process_of, ITEMS))
    assert set(done.values()) == {os.getpid()}


def test_never_more_than_asked_for_are_at_work_at_once() -> None:
    busy = most = 0
    for event in workers.in_processes(squared, ITEMS, 2):
        busy += 1 if isinstance(event, Begun) else -1
        most = max(most, busy)
    assert (busy, most) == (0, 2)


def test_never_more_are_at_work_than_every_system_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert workers._MOST_PROCESSES < 63, "what Windows can wait for at a time, and one more"
    monkeypatch.setattr(workers, "_MOST_PROCESSES", 2)
    _, done, _ = _collected(workers.in_processes(process_of, ITEMS, 4))
    assert len(set(done.values())) == 2


def process_of_too(_: int) -> int:
    return os.getpid()


def test_an_item_comes_back_to_the_process_that_had_it_in_an_earlier_round() -> None:
    with closing(workers.Processes(2)) as processes:
        _, first, _ = _collected(processes.work(process_of, ITEMS))
        # Both are asked for their items at once, whichever was done last.
        both = [min(item for item in ITEMS if first[item] == process) for process in set(first.values())]
        _, again, _ = _collected(processes.work(process_of_too, both))
        assert again == {item: first[item] for item in both}
        _, last, _ = _collected(processes.work(squared, ITEMS))
        assert last == {number: number * number for number in ITEMS}
    _assert_gone(list(set(first.values())))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_what_a_process_had_that_has_died_another_takes_in_the_next_round() -> None:
    with closing(workers.Processes(1)) as processes:
        _, first, lost = _collected(processes.work(dies_of_three, ITEMS))
        assert lost == [FATAL]
        _, again, lost = _collected(processes.work(squared, ITEMS))
        assert (again, lost) == ({**first, FATAL: squared(FATAL)}, [])


def test_who_is_told_to_expect_work_does_the_same() -> None:
    with closing(workers.Processes(2)) as processes:
        processes.expect_work()
        processes.expect_work()
        _, done, _ = _collected(processes.work(squared, ITEMS))
    assert done == {number: number * number for number in ITEMS}


def test_nothing_to_do_is_done_at_once() -> None:
    assert list(workers.in_processes(squared, [], 2)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("count", [1, 2])
def test_a_process_that_is_killed_costs_its_own_item_and_no_other(count: int) -> None:
    begun, done, lost = _collected(workers.in_processes(dies_of_three, ITEMS, count))
    assert (begun, lost) == (ITEMS, [FATAL])
    assert done == {number: number * number for number in ITEMS if number != FATAL}


def test_who_stops_asking_leaves_no_process_behind() -> None:
    events = workers.in_processes(process_of, ITEMS, 2)
    processes = {event.result for event in events if isinstance(event, Done)}
    assert len(processes) == 2
    events = workers.in_processes(process_of, ITEMS, 2)
    first = next(event for event in events if isinstance(event, Done))
    events.close()
    _assert_gone([first.result])


SCRIPT = """
import os, sys, time
from pathlib import Path
from kommunkompassen.building import workers

def noted(number):
    Path(sys.argv[1], f"begun-{os.getpid()}").touch()
    time.sleep(float(sys.argv[2]))
    Path(sys.argv[1], f"ended-{os.getpid()}-{number}").touch()

if __name__ == "__main__":
    try:
        for _ in workers.in_processes(noted, range(20), 2):
            pass
    except KeyboardInterrupt:
        sys.exit(7)
"""


def _working(folder: Path, seconds: float) -> tuple[subprocess.Popen[str], list[int]]:
    """A process whose two workers are at work, and those."""
    script = folder / "script.py"
    script.write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, str(script), str(folder), str(seconds)],
        env={**os.environ, "PYTHONPATH": str(paths.PROJECT)},
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    while len(begun := list(folder.glob("begun-*"))) < 2:
        assert process.poll() is None
        time.sleep(0.01)
    return process, [int(path.name.split("-")[1]) for path in begun]


def _assert_gone(processes: list[int]) -> None:
    """They may take a moment to end."""
    for process in processes:
        for _ in range(1000):
            try:
                os.kill(process, 0)
            except ProcessLookupError:
                break
            time.sleep(0.01)
        else:
            pytest.fail(f"{process} is still there")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("everyone", [True, False], ids=["as a terminal does", "the first process alone"])
def test_ctrl_c_lets_what_is_begun_come_to_its_end_and_begins_nothing_more(tmp_path: Path, everyone: bool) -> None:
    process, begun = _working(tmp_path, 0.3)
    already = len(list(tmp_path.glob("ended-*")))
    (os.killpg if everyone else os.kill)(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert (process.returncode, said) == (7, "")
    ended = len(list(tmp_path.glob("ended-*")))
    assert already + 1 <= ended <= already + 4
    _assert_gone(begun)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_second_ctrl_c_ends_at_once(tmp_path: Path) -> None:
    process, begun = _working(tmp_path, 600)
    for _ in range(2):
        os.kill(process.pid, signal.SIGINT)
        time.sleep(0.5)
    process.communicate(timeout=60)
    assert process.returncode == 7
    _assert_gone(begun)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_when_the_first_process_is_killed_the_others_end_by_themselves(tmp_path: Path) -> None:
    process, begun = _working(tmp_path, 0.3)
    process.kill()
    process.communicate(timeout=60)
    _assert_gone(begun)
    # Each came to the end of what it was at, and nobody gave it more.
    assert len(list(tmp_path.glob("ended-*"))) <= 4
