"""System calls that a student's process is refused: they keep what no limit counts, or reach beyond the sandbox.

====================  ==============================================================================================
kind                  why
====================  ==============================================================================================
memory without owner  System V and POSIX queues, memfd, io_uring, vmsplice and rule sets of the kernel count for no
                      process, nor does what waits in a socket whose buffer was enlarged
marks on what is      locks, leases, hints and notices belong to files that all sandboxes have in common, and so does
shared                what the kernel keeps of them in memory
other addresses       only sockets between the notebook's own processes: ports and virtual machines have no namespace of
                      the notebook's own
others' processes     debuggers, keys, the kernel's own log
the processor         a session of its own is given a processor's share of its own
====================  ==============================================================================================

Python's own subprocess, tempfile, asyncio and multiprocessing need none of them. Everything else is allowed: namespaces
and limits do the work.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of the packet filter's instructions
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_X32 = 0x40000000  # from here on x86_64 has a second set of the same calls
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16  # where what is asked stands; an argument has eight bytes

# by machine: its number in the audit header, and of each call its number; None where it has none
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED = {
    # memory without owner
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "semget": (64, 190),
    "semop": (65, 193),
    "semctl": (66, 191),
    "semtimedop": (220, 192),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "io_setup": (206, 0),
    "io_uring_setup": (425, 425),
    "vmsplice": (278, 75),
    "landlock_create_ruleset": (444, 444),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    # marks on what is shared
    "flock": (73, 32),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    "mincore": (27, 232),
    "cachestat": (451, 451),
    "fadvise64": (221, 223),
    "readahead": (187, 213),
    # others' processes
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "perf_event_open": (298, 241),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "syslog": (103, 116),
    # the processor
    "setsid": (112, 157),
    "sched_setaffinity": (203, 122),
}
# which argument decides, and its values that are allowed
_ONLY = {
    "socket": ((41, 198), 0, [1]),  # AF_UNIX
    "socketpair": ((53, 199), 0, [1]),
    "setsockopt": ((54, 208), 2, [2]),  # SO_REUSEADDR, which asks for nothing here, and no larger buffers
    # duplicates, flags and the size of a pipe: neither locks nor leases nor hints
    "fcntl": ((72, 25), 1, [0, 1, 2, 3, 4, 1030, 1031, 1032]),
    "preadv2": ((327, 286), 5, [0]),  # a flag asks whether others have read the file
    "pwritev2": ((328, 287), 5, [0]),
}


def known() -> bool:
    """Whether this machine's numbers are known."""
    return platform.machine() in _ARCHITECTURE


def refuse() -> None:
    """Let these calls fail with EPERM from here on, in this process and in all that it starts.

    Does nothing on a machine whose numbers are not known. Needs ``no_new_privs``.

    Raises:
        OSError: the system does not take the filter.
    """
    if not known():
        return
    program = _program(platform.machine())
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    filter_ = struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.c_char_p(filter_), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, "a filter for system calls is not possible here")


def _program(machine: str) -> list[tuple[int, int, int, int]]:
    """Instructions: what to do, how many to skip if that is true and if it is not, and a number."""
    column = list(_ARCHITECTURE).index(machine)
    refused = (_RETURN, 0, 0, _REFUSE)
    program = [(_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, _ARCHITECTURE[machine]), refused, (_LOAD, 0, 0, _NUMBER)]
    if machine == "x86_64":
        program += [(_AT_LEAST, 0, 1, _X32), refused]
    for numbers in _REFUSED.values():
        if numbers[column] is not None:
            program += [(_EQUAL, 0, 1, numbers[column]), refused]
    for numbers, place, allowed in _ONLY.values():
        # kernels read 32 bits of these arguments, and both machines have them first
        program += [(_EQUAL, 0, len(allowed) + 3, numbers[column]), (_LOAD, 0, 0, _ARGUMENTS + 8 * place)]
        program += [(_EQUAL, len(allowed) - i, 0, value) for i, value in enumerate(allowed)]
        program += [refused, (_RETURN, 0, 0, _ALLOW)]
    return [*program, (_RETURN, 0, 0, _ALLOW)]
