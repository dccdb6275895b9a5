package io.parley.platform;

/** Work that a start does not wait for, and an end neither. */
final class Background {

    private Background() {}

    static void begin(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
