package io.parley.sandbox;

/** Somebody asked for the sandbox and for production at once. */
class SandboxInProduction extends IllegalStateException {

    SandboxInProduction() {
        super("The profiles sandbox and production exclude each other: the sandbox only pretends to be WhatsApp.");
    }
}
