package io.parley.directory;

/** Something the directory needs from the start; made again it changes nothing. */
interface StartupStep {

    void make();
}
