/* Stands between a program and the disk: the n-th call that changes something below one folder goes wrong.
 *
 * Loaded by LD_PRELOAD; does nothing until `failing_arm`. Only calls on files below that folder count. A call can give
 * an error (as the system would), do half of its work, or be the last thing the process ever does.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { KILL = -1, HALF_THEN_KILL = -2, SHORT = -3, INTERRUPTED = -4 };

static char folder[PATH_MAX];
static size_t folder_length;
static long wanted, seen;
static int how, stays;
static char name_of_failed[32];

/* From now on call `number` below `below` goes wrong; 0 only counts. `what`: an errno, or one of the names above. */
void failing_arm(const char *below, long number, int what, int from_then_on) {
    snprintf(folder, sizeof folder, "%s", below);
    folder_length = strlen(folder);
    wanted = number;
    seen = 0;
    how = what;
    stays = from_then_on;
    name_of_failed[0] = 0;
}

void failing_disarm(void) { folder_length = 0; }

long failing_seen(void) { return seen; }

const char *failing_name(void) { return name_of_failed; }

static int is_below(const char *path) {
    return folder_length && !strncmp(path, folder, folder_length) &&
           (path[folder_length] == '/' || !path[folder_length]);
}

static int is_path_below(int at, const char *path) {
    char whole[2 * PATH_MAX], here[PATH_MAX] = "", link[64];
    if (!folder_length || !path) return 0;
    if (path[0] == '/') return is_below(path);
    if (at == AT_FDCWD) {
        if (!getcwd(here, sizeof here)) return 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        if (readlink(link, here, sizeof here - 1) < 0) return 0;
    }
    snprintf(whole, sizeof whole, "%s/%s", here, path);
    return is_below(whole);
}

static int is_file_below(int file) {
    char path[PATH_MAX] = "", link[64];
    if (!folder_length) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    return readlink(link, path, sizeof path - 1) > 0 && is_below(path);
}

/* What is to happen to a call that counts: 0 nothing, else an errno or one of the names above. */
static int turn(const char *name) {
    long number = __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
    if (!wanted || number < wanted || (number > wanted && !stays)) return 0;
    if (number == wanted) snprintf(name_of_failed, sizeof name_of_failed, "%s", name);
    if (how == KILL) kill(getpid(), SIGKILL);
    return how;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* A call that moves bytes: may do half of them. `half` does so. */
#define MOVING(counts, name, whole, half)                       \
    if (counts) {                                               \
        int what = turn(#name);                                 \
        if (what == HALF_THEN_KILL) {                           \
            if (half < 0) _exit(99);                            \
            kill(getpid(), SIGKILL);                            \
        }                                                       \
        if (what == SHORT && size > 1) return half;             \
        if (what == INTERRUPTED) return errno = EINTR, -1;      \
        if (what > 0) return errno = what, -1;                  \
    }                                                           \
    return whole;

/* A call that is done or not done. */
#define DOING(counts, name, whole)                              \
    if (counts) {                                               \
        int what = turn(#name);                                 \
        if (what == HALF_THEN_KILL) kill(getpid(), SIGKILL);    \
        if (what > 0) return errno = what, -1;                  \
    }                                                           \
    return whole;

ssize_t write(int file, const void *data, size_t size) {
    MOVING(is_file_below(file), write, REAL(write)(file, data, size), REAL(write)(file, data, size / 2))
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    MOVING(is_file_below(file), pwrite, REAL(pwrite)(file, data, size, at), REAL(pwrite)(file, data, size / 2, at))
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    MOVING(is_file_below(file), pwrite64, REAL(pwrite64)(file, data, size, at),
           REAL(pwrite64)(file, data, size / 2, at))
}
ssize_t writev(int file, const struct iovec *parts, int size) {
    MOVING(is_file_below(file), writev, REAL(writev)(file, parts, size), REAL(writev)(file, parts, size / 2))
}
int fsync(int file) { DOING(is_file_below(file), fsync, REAL(fsync)(file)) }
int fdatasync(int file) { DOING(is_file_below(file), fdatasync, REAL(fdatasync)(file)) }
int ftruncate(int file, off_t size) { DOING(is_file_below(file), ftruncate, REAL(ftruncate)(file, size)) }
int ftruncate64(int file, off64_t size) { DOING(is_file_below(file), ftruncate64, REAL(ftruncate64)(file, size)) }
int rename(const char *from, const char *to) {
    DOING(is_path_below(AT_FDCWD, from) || is_path_below(AT_FDCWD, to), rename, REAL(rename)(from, to))
}
int renameat(int at, const char *from, int at_other, const char *to) {
    DOING(is_path_below(at, from) || is_path_below(at_other, to), renameat, REAL(renameat)(at, from, at_other, to))
}
int link(const char *from, const char *to) { DOING(is_path_below(AT_FDCWD, to), link, REAL(link)(from, to)) }
int linkat(int at, const char *from, int at_other, const char *to, int flags) {
    DOING(is_path_below(at_other, to), linkat, REAL(linkat)(at, from, at_other, to, flags))
}
int unlink(const char *path) { DOING(is_path_below(AT_FDCWD, path), unlink, REAL(unlink)(path)) }
int unlinkat(int at, const char *path, int flags) {
    DOING(is_path_below(at, path), unlinkat, REAL(unlinkat)(at, path, flags))
}
int mkdir(const char *path, mode_t mode) { DOING(is_path_below(AT_FDCWD, path), mkdir, REAL(mkdir)(path, mode)) }
int mkdirat(int at, const char *path, mode_t mode) {
    DOING(is_path_below(at, path), mkdirat, REAL(mkdirat)(at, path, mode))
}
int rmdir(const char *path) { DOING(is_path_below(AT_FDCWD, path), rmdir, REAL(rmdir)(path)) }

static int is_for_writing(int flags) { return (flags & O_ACCMODE) != O_RDONLY || flags & (O_CREAT | O_TRUNC); }

#define OPENING(name, at, whole)                                                 \
    mode_t mode = 0;                                                             \
    if (flags & O_CREAT) {                                                       \
        va_list rest;                                                            \
        va_start(rest, flags);                                                   \
        mode = va_arg(rest, mode_t);                                             \
        va_end(rest);                                                            \
    }                                                                            \
    DOING(is_for_writing(flags) && is_path_below(at, path), name, whole)

int open(const char *path, int flags, ...) { OPENING(open, AT_FDCWD, REAL(open)(path, flags, mode)) }
int open64(const char *path, int flags, ...) { OPENING(open64, AT_FDCWD, REAL(open64)(path, flags, mode)) }
int openat(int at, const char *path, int flags, ...) { OPENING(openat, at, REAL(openat)(at, path, flags, mode)) }
int openat64(int at, const char *path, int flags, ...) { OPENING(openat64, at, REAL(openat64)(at, path, flags, mode)) }
