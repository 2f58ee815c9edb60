/* Stands between a program and the disk: the n-th call that changes something below one folder goes wrong.
 *
 * Loaded by LD_PRELOAD; does nothing until `failing_arm`. Only calls on files below that folder count. A call can give
 * an error (as the system would), do half of its work, or be the last thing the process ever does. They can also be
 * written down, so that a disk can be made that lost what nobody forced it to keep (powercut.py).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { KILL = -1, HALF_THEN_KILL = -2, SHORT = -3, INTERRUPTED = -4 };

static char folder[PATH_MAX];
static size_t folder_length;
static long wanted, seen;
static int how, stays, record_to = -1;
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

/* Write every call that was done down in this open file; -1: no more. */
void failing_record(int file) { record_to = file; }

long failing_seen(void) { return seen; }

const char *failing_name(void) { return name_of_failed; }

static int is_below(const char *path) {
    return folder_length && !strncmp(path, folder, folder_length) &&
           (path[folder_length] == '/' || !path[folder_length]);
}

typedef char Path[2 * PATH_MAX];

/* The whole path of an open file or folder. */
static int find_open(int file, char *whole) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, whole, PATH_MAX - 1);
    if (length < 0) return 0;
    whole[length] = 0;
    return 1;
}

/* The whole path of what a call names. */
static int find_named(int at, const char *path, char *whole) {
    Path here;
    if (!path) return 0;
    if (!strncmp(path, "/proc/self/fd/", 14)) return find_open(atoi(path + 14), whole);
    if (path[0] == '/') return snprintf(whole, sizeof(Path), "%s", path) > 0;
    if (at == AT_FDCWD ? !getcwd(here, PATH_MAX) : !find_open(at, here)) return 0;
    return snprintf(whole, sizeof(Path), "%.*s/%.*s", PATH_MAX, here, PATH_MAX, path) > 0;
}

static int is_path_below(int at, const char *path) {
    Path whole;
    return folder_length && find_named(at, path, whole) && is_below(whole);
}

static int is_file_below(int file) {
    Path whole;
    return folder_length && find_open(file, whole) && is_below(whole);
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

/* One call that was done: what, where, where to, at which place, how many bytes, and those. */
static void record(const char *what, const char *path, const char *other, long at, const void *data, size_t size) {
    char line[5 * PATH_MAX];
    int length = snprintf(line, sizeof line, "%s\t%s\t%s\t%ld\t%zu\n", what, path, other, at, size);
    struct iovec parts[] = {{line, (size_t)length}, {(void *)data, size}};
    if (REAL(writev)(record_to, parts, data ? 2 : 1) < 0) _exit(98);
}

static ssize_t moved(const char *what, int file, const void *data, ssize_t size, long at) {
    Path path;
    if (record_to >= 0 && size > 0 && find_open(file, path)) record(what, path, "", at, data, (size_t)size);
    return size;
}

static int did_open_file(const char *what, int file, long size, int result) {
    Path path;
    if (record_to >= 0 && !result && find_open(file, path)) record(what, path, "", size, NULL, 0);
    return result;
}

static int did(const char *what, int at, const char *path, int at_other, const char *other, int result) {
    Path whole, whole_other = "";
    if (record_to >= 0 && result >= 0 && find_named(at, path, whole) &&
        (!other || find_named(at_other, other, whole_other)))
        record(what, whole, whole_other, 0, NULL, 0);
    return result;
}

/* A call that moves bytes: may do half of them. `half` does so. */
#define MOVING(name, file, at, whole, half)                     \
    if (is_file_below(file)) {                                  \
        long place = at;                                        \
        int what = turn(#name);                                 \
        if (what == HALF_THEN_KILL) {                           \
            if (half < 0) _exit(99);                            \
            kill(getpid(), SIGKILL);                            \
        }                                                       \
        if (what == SHORT && size > 1) return half;             \
        if (what == INTERRUPTED) return errno = EINTR, -1;      \
        if (what > 0) return errno = what, -1;                  \
        return moved("write", file, data, whole, place);        \
    }                                                           \
    return whole;

/* A call that is done or not done; `done` writes it down. */
#define DOING(counts, name, whole, done)                        \
    if (counts) {                                               \
        int what = turn(#name);                                 \
        if (what == HALF_THEN_KILL) kill(getpid(), SIGKILL);    \
        if (what > 0) return errno = what, -1;                  \
        return done;                                            \
    }                                                           \
    return whole;

#define ON_FILE(name, said, size, whole) \
    DOING(is_file_below(file), name, whole, did_open_file(said, file, size, whole))
#define ON_PATH(name, said, at, whole) \
    DOING(is_path_below(at, path), name, whole, did(said, at, path, AT_FDCWD, NULL, whole))
#define ON_TWO(name, said, at, from, at_other, to, whole)                                            \
    DOING(is_path_below(at, from) || is_path_below(at_other, to), name, whole,                       \
          did(said, at, from, at_other, to, whole))

ssize_t write(int file, const void *data, size_t size) {
    MOVING(write, file, lseek(file, 0, SEEK_CUR), REAL(write)(file, data, size), REAL(write)(file, data, size / 2))
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    MOVING(pwrite, file, at, REAL(pwrite)(file, data, size, at), REAL(pwrite)(file, data, size / 2, at))
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    MOVING(pwrite64, file, at, REAL(pwrite64)(file, data, size, at), REAL(pwrite64)(file, data, size / 2, at))
}
int fsync(int file) { ON_FILE(fsync, "sync", 0, REAL(fsync)(file)) }
int fdatasync(int file) { ON_FILE(fdatasync, "sync", 0, REAL(fdatasync)(file)) }
int ftruncate(int file, off_t size) { ON_FILE(ftruncate, "truncate", size, REAL(ftruncate)(file, size)) }
int ftruncate64(int file, off64_t size) { ON_FILE(ftruncate64, "truncate", size, REAL(ftruncate64)(file, size)) }
int rename(const char *from, const char *to) {
    ON_TWO(rename, "rename", AT_FDCWD, from, AT_FDCWD, to, REAL(rename)(from, to))
}
int renameat(int at, const char *from, int at_other, const char *to) {
    ON_TWO(renameat, "rename", at, from, at_other, to, REAL(renameat)(at, from, at_other, to))
}
int link(const char *from, const char *to) {
    ON_TWO(link, "link", AT_FDCWD, from, AT_FDCWD, to, REAL(link)(from, to))
}
int linkat(int at, const char *from, int at_other, const char *to, int flags) {
    ON_TWO(linkat, "link", at, from, at_other, to, REAL(linkat)(at, from, at_other, to, flags))
}
int unlink(const char *path) { ON_PATH(unlink, "unlink", AT_FDCWD, REAL(unlink)(path)) }
int unlinkat(int at, const char *path, int flags) {
    ON_PATH(unlinkat, flags & AT_REMOVEDIR ? "rmdir" : "unlink", at, REAL(unlinkat)(at, path, flags))
}
int mkdir(const char *path, mode_t mode) { ON_PATH(mkdir, "mkdir", AT_FDCWD, REAL(mkdir)(path, mode)) }
int mkdirat(int at, const char *path, mode_t mode) { ON_PATH(mkdirat, "mkdir", at, REAL(mkdirat)(at, path, mode)) }
int rmdir(const char *path) { ON_PATH(rmdir, "rmdir", AT_FDCWD, REAL(rmdir)(path)) }

/* Bytes in many parts: nothing of ours writes so below the folder, and it must not go unseen when that changes. */
ssize_t writev(int file, const struct iovec *parts, int count) {
    if (is_file_below(file)) _exit(97);
    return REAL(writev)(file, parts, count);
}

static int is_for_writing(int flags) { return (flags & O_ACCMODE) != O_RDONLY || flags & (O_CREAT | O_TRUNC); }

#define OPENING(name, at, whole)                                                                  \
    mode_t mode = 0;                                                                              \
    if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) {                                    \
        va_list rest;                                                                             \
        va_start(rest, flags);                                                                    \
        mode = va_arg(rest, mode_t);                                                              \
        va_end(rest);                                                                             \
    }                                                                                             \
    DOING(is_for_writing(flags) && is_path_below(at, path), name, whole,                          \
          did(flags & O_TRUNC ? "empty" : flags & O_CREAT ? "create" : "open", at, path, AT_FDCWD, NULL, whole))

int open(const char *path, int flags, ...) { OPENING(open, AT_FDCWD, REAL(open)(path, flags, mode)) }
int open64(const char *path, int flags, ...) { OPENING(open64, AT_FDCWD, REAL(open64)(path, flags, mode)) }
int openat(int at, const char *path, int flags, ...) { OPENING(openat, at, REAL(openat)(at, path, flags, mode)) }
int openat64(int at, const char *path, int flags, ...) { OPENING(openat64, at, REAL(openat64)(at, path, flags, mode)) }
