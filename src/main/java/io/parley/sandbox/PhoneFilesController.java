package io.parley.sandbox;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Invalid;
import io.parley.conversation.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The files on the phone: those the customer sends, and those that came. */
@RestController
@Profile(SandboxProfile.NAME)
@RequestMapping(PhoneFilesController.PATH)
class PhoneFilesController {

    static final String PATH = PhonePage.PATH + "/files";

    private static final int LONGEST_CAPTION = 1024;
    private static final int LONGEST_FILENAME = 240;

    private final Phones phones;
    private final SandboxFiles files;
    private final Memory memory;
    private final Post post;
    private final Clock clock;

    PhoneFilesController(Phones phones, SandboxFiles files, Memory memory, Post post, Clock clock) {
        this.phones = phones;
        this.files = files;
        this.memory = memory;
        this.post = post;
        this.clock = clock;
    }

    /** The customer sends a file, which is the body: it is kept, and announced to the real webhook. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    PhoneView.Line send(
            @RequestParam String number,
            @RequestParam String customer,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String filename,
            @RequestParam(defaultValue = "") String caption,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
            HttpServletRequest request,
            Principal principal)
            throws IOException {
        var chat = phones.chat(number, customer, principal);
        var sender = Phones.name(name);
        var text = Phones.limited("caption", caption, LONGEST_CAPTION);
        var called = PlainText.line(filename, LONGEST_FILENAME);
        var file = SandboxFile.of(
                chat.number(), SandboxFile.typeOf(type), called.isBlank() ? null : called, read(request));
        var bubble = bubble(chat, file.enclosure(), text);
        files.keep(file);
        memory.name(chat, sender);
        memory.keep(bubble);
        post.bring(bubble, sender);
        return PhoneView.Line.of(bubble);
    }

    /** A file of a chat. Whatever is in it, it runs nowhere. */
    @GetMapping("/{id}")
    ResponseEntity<Resource> file(@PathVariable String id, Principal principal) {
        var file = files.find(id)
                .filter(it -> phones.numbersOf(principal).stream()
                        .anyMatch(ours -> ours.id().equals(it.number())))
                .orElse(null);
        if (file == null) return ResponseEntity.notFound().build();
        var shown = ShownFile.of(file.enclosure());
        return ResponseEntity.ok()
                .contentType(shown.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.disposition().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(new ByteArrayResource(file.bytes()));
    }

    private Bubble bubble(ConversationKey chat, Enclosure file, String caption) {
        var kind = FileKind.of(file.type(), file.size());
        return Bubble.of(chat, kind.word(), kind.hasCaption() ? caption : "", file, clock.instant());
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(SandboxFile.LARGEST + 1);
        if (bytes.length > SandboxFile.LARGEST) throw new Invalid("file", "A file has 20 MB at most in the sandbox");
        if (bytes.length == 0) throw new Invalid("file", "The file is empty");
        return bytes;
    }
}
