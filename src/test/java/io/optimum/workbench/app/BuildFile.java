package io.optimum.workbench.app;

import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/// What `pom.xml` says.
final class BuildFile {
  private final Document pom;

  BuildFile() throws Exception {
    pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
  }

  String version() {
    return ofProject("version");
  }

  /// File name of the artifact.
  String jar() {
    return "%s-%s.jar".formatted(ofProject("artifactId"), version());
  }

  String mainClass() {
    return property("app.main");
  }

  /// What the workbench needs from the JVM.
  List<String> jvmFlags() {
    return List.of(property("app.jvm").split(" "));
  }

  private String property(String name) {
    return pom.getElementsByTagName(name).item(0).getTextContent();
  }

  private String ofProject(String name) {
    Node child = pom.getDocumentElement().getFirstChild();
    while (!child.getNodeName().equals(name)) {
      child = child.getNextSibling();
    }
    return child.getTextContent();
  }
}
