"""A table of whole numbers in memory that the processes of one node share."""

import fcntl
import mmap
import os
import threading
import weakref
from pathlib import Path
from types import TracebackType

WORDS = 24
"""Words of a cell. The first two are the table's own: the key, and when the cell was last used."""
OWN_WORDS = 2
CELLS_PER_BUCKET = 8
BUCKETS = 2048
SIZE = BUCKETS * CELLS_PER_BUCKET * WORDS * 8
"""Bytes; three megabytes, whatever the number of keys."""

_SPAN = CELLS_PER_BUCKET * WORDS
_MIX = 0x9E3779B97F4A7C15  # 2**64 / the golden ratio: spreads keys in sequence over the buckets
_BUCKET_SHIFT = 64 - (BUCKETS - 1).bit_length()
_ZEROS = memoryview(bytes(WORDS * 8)).cast("Q")


class Table:
    """Cells found by a key. Used as a context it is one process's, and one thread's, until left.

    A full bucket gives the cell that was used longest ago to a new key: what is lost is the count of a
    caller that has been quiet while eight others of its bucket were not. A file of zeros is an empty table,
    so nobody has to be the first to make it.
    """

    def __init__(self, file: Path | None) -> None:
        """Open ``file``, or memory of this process alone. Raises OSError."""
        self._descriptor = None if file is None else _opened(file)
        memory = mmap.mmap(-1 if self._descriptor is None else self._descriptor, SIZE)
        self.words = memoryview(memory).cast("Q")
        self._threads = threading.Lock()
        if self._descriptor is not None:
            weakref.finalize(self, os.close, self._descriptor)

    def __enter__(self) -> memoryview:
        self._threads.acquire()
        try:
            if self._descriptor is not None:
                # Belongs to the process, not to the descriptor as flock's does: one that was inherited
                # locks against its parent too. The kernel frees it when its holder is killed.
                fcntl.lockf(self._descriptor, fcntl.LOCK_EX)
        except BaseException:
            self._threads.release()
            raise
        return self.words

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._descriptor is not None:
            fcntl.lockf(self._descriptor, fcntl.LOCK_UN)
        self._threads.release()

    def find(self, key: int) -> int | None:
        """Where the cell of ``key`` begins among the words; None when it has none."""
        words, first = self.words, bucket_of(key)
        for at in range(first, first + _SPAN, WORDS):
            if words[at] == key:
                return at
        return None

    def claim(self, found: int | None, key: int, now: int) -> int:
        """The cell of ``key``, used now: a new one of zeros if it had none. ``key`` is not 0.

        ``found`` is what `find` said before the table was this process's own, and may be so no more.
        """
        words = self.words
        if found is None or words[found] != key:
            found = self.find(key)
        if found is None:
            first = bucket_of(key)
            found = min(range(first, first + _SPAN, WORDS), key=lambda at: words[at + 1])
            words[found : found + WORDS] = _ZEROS
            words[found] = key
        words[found + 1] = now
        return found


def bucket_of(key: int) -> int:
    """Where the bucket of a key begins among the words."""
    return ((key * _MIX & 0xFFFF_FFFF_FFFF_FFFF) >> _BUCKET_SHIFT) * _SPAN


def _opened(file: Path) -> int:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        # Not just made longer: on a full disk, a hole in the file kills the process that first writes there.
        os.posix_fallocate(descriptor, 0, SIZE)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
