"""Work in a copy of this process, which need not load everything anew and may be killed."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable

from pipeline.errors import PublishError

KILLED, REFUSED, FAILED = -signal.SIGKILL, 3, 4


def apart(work: Callable[[], object]) -> int:
    """The exit code of a copy of this process that does some work: 0, REFUSED, FAILED, or the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = FAILED
        try:
            work()
            code = 0
        except PublishError:
            code = REFUSED
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
