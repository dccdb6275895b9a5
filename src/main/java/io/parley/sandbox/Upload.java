package io.parley.sandbox;

import io.parley.conversation.PhoneNumberId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** What a business uploads, checked as WhatsApp does. */
final class Upload {

    private static final String TYPES = String.join(", ", FileKind.uploads());

    private Upload() {}

    /**
     * Reads it.
     *
     * @throws GraphError 100, naming the parameter
     * @throws org.springframework.web.multipart.MultipartException if it is too large or no form
     */
    static SandboxFile of(PhoneNumberId number, HttpServletRequest request) throws IOException {
        var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (form == null) throw required("file");
        // Before any parameter: only this tells why a form cannot be read.
        var file = form.getFile("file");
        if (!"whatsapp".equals(form.getParameter("messaging_product"))) throw required("messaging_product");
        if (file == null || file.isEmpty()) throw required("file");
        var type = typeOf(form, file);
        if (!FileKind.uploads().contains(type))
            throw GraphError.of(
                    100,
                    "Param file must be a file with one of the following types: " + TYPES + ". Received file of type '"
                            + type + "'.");
        return SandboxFile.of(number, type, null, file.getBytes());
    }

    private static String typeOf(MultipartHttpServletRequest form, MultipartFile file) {
        var said = form.getParameter("type");
        return SandboxFile.typeOf(said == null ? file.getContentType() : said);
    }

    private static GraphError required(String parameter) {
        return GraphError.of(100, "The parameter " + parameter + " is required.");
    }
}
