package io.parley.lifecycle.diagram;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The elements of a file as people see them in Camunda Modeler: by kind, label and id. */
final class Elements {

    private static final Set<String> SHELVES =
            Set.of("definitions", "process", "subProcess", "transaction", "adHocSubProcess", "decisionTable");
    private static final Set<String> INSIDES = Set.of("extensionElements", "documentation", "ioSpecification");

    private Elements() {}

    static Stream<Element> allIn(Document file) {
        var elements = file.getElementsByTagNameNS("*", "*");
        return IntStream.range(0, elements.getLength()).mapToObj(elements::item).map(Element.class::cast);
    }

    static List<Attr> attributes(Element element) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .map(Attr.class::cast)
                .filter(attribute -> !"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI()))
                .toList();
    }

    /** The element's own text as the engine puts it together: comments and child elements cut nothing off. */
    static String text(Element element) {
        var text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text part) text.append(part.getData());
        }
        return text.toString();
    }

    /** The element that Camunda Modeler lets one select: a listener or a condition is a part of one. */
    static Element shown(Element part) {
        var parent = part.getParentNode();
        if (!(parent instanceof Element above)) return part;
        var stands = SHELVES.contains(above.getLocalName()) && !INSIDES.contains(part.getLocalName());
        return stands ? part : shown(above);
    }

    /** The id of the process that an element is in. */
    static @Nullable String processOf(Node part) {
        if (part instanceof Element element && "process".equals(element.getLocalName())) return id(element);
        return part.getParentNode() == null ? null : processOf(part.getParentNode());
    }

    static @Nullable String id(Element element) {
        return element.hasAttribute("id") ? element.getAttribute("id") : null;
    }

    static String sentence(Element element, String reason) {
        var name = element.hasAttribute("label") ? element.getAttribute("label") : element.getAttribute("name");
        return sentence(element.getLocalName(), name, id(element), reason);
    }

    /** For example: {@code User task "Open" (open) has no documentation.} */
    static String sentence(String kind, @Nullable String name, @Nullable String id, String reason) {
        var label = name == null || name.isBlank() ? "" : " \"" + name.strip().replaceAll("\\s+", " ") + "\"";
        var key = id == null ? "" : " (" + id + ")";
        return inWords(kind) + label + key + " " + reason;
    }

    private static String inWords(String kind) {
        var words = kind.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
