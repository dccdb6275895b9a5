package io.parley.platform;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.builder.xml.XMLMapperEntityResolver;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.parsing.XPathParser;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/**
 * One file of MyBatis, whose elements are found by walking. MyBatis asks with XPath, thousands of times for children of a
 * name, and each time the JDK copies the document into tables of its own: that is half of the time a file takes. They are
 * as Camunda has released them, and not checked against their grammar once more.
 */
final class MappingFile extends XPathParser {

    /** "a", "a|b" and "/a/b"; what is asked otherwise goes the old way. */
    private static final Pattern PLAIN = Pattern.compile("\\w[\\w-]*(\\|[\\w-]+)*|(/[\\w-]+)+");

    private final Properties variables;

    MappingFile(InputStream xml, Properties variables) {
        super(xml, false, variables, new XMLMapperEntityResolver());
        this.variables = variables;
    }

    /** As {@link XMLMapperBuilder} does for a file that it has opened itself. */
    void into(Configuration configuration, String name) {
        try {
            var builder = XMLMapperBuilder.class.getDeclaredConstructor(
                    XPathParser.class, Configuration.class, String.class, Map.class);
            builder.setAccessible(true);
            builder.newInstance(this, configuration, name, configuration.getSqlFragments())
                    .parse();
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (ReflectiveOperationException anotherMyBatis) {
            throw new IllegalStateException(anotherMyBatis);
        }
    }

    @Override
    public List<XNode> evalNodes(Object root, String path) {
        if (!PLAIN.matcher(path).matches()) return super.evalNodes(root, path);
        return found((Node) root, path).stream().map(this::known).toList();
    }

    @Override
    public @Nullable XNode evalNode(Object root, String path) {
        if (!PLAIN.matcher(path).matches()) return super.evalNode(root, path);
        return found((Node) root, path).stream().findFirst().map(this::known).orElse(null);
    }

    private XNode known(Node node) {
        return new XNode(this, node, variables);
    }

    private static List<Node> found(Node from, String path) {
        if (!path.startsWith("/")) return children(List.of(from), path);
        var at = List.of(topOf(from));
        for (var name : path.substring(1).split("/")) at = children(at, name);
        return at;
    }

    private static Node topOf(Node node) {
        var top = node;
        while (top.getParentNode() != null) top = top.getParentNode();
        return top;
    }

    private static List<Node> children(List<Node> parents, String names) {
        var wanted = Arrays.asList(names.split("\\|"));
        var found = new ArrayList<Node>();
        for (var parent : parents)
            for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling())
                if (child.getNodeType() == Node.ELEMENT_NODE && wanted.contains(child.getNodeName())) found.add(child);
        return found;
    }
}
