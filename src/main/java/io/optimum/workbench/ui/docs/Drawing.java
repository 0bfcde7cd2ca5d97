package io.optimum.workbench.ui.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// A chart of the documentation, of as much SVG as those have: texts, lines and bars. Texts and
/// lines have the colours of the page.
final class Drawing extends Pane {
  /// @param svg a file that comes with the program
  /// @param title what it shows
  Drawing(InputStream svg, String title) {
    getStyleClass().add("doc-picture");
    setAccessibleText(title);
    Element root = parse(svg);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    NodeList parts = root.getChildNodes();
    for (int i = 0; i < parts.getLength(); i++) {
      if (parts.item(i) instanceof Element part) {
        draw(part);
      }
    }
  }

  private static Element parse(InputStream svg) {
    try (svg) {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(svg)
          .getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("A picture of the documentation is no SVG.", e);
    }
  }

  private void draw(Element part) {
    switch (part.getTagName()) {
      case "rect" -> getChildren().add(bar(part));
      case "line" -> getChildren().add(line(part));
      case "text" -> getChildren().add(text(part));
      default -> {} // its title
    }
  }

  private static Node bar(Element part) {
    Rectangle bar =
        new Rectangle(
            number(part, "x"), number(part, "y"), number(part, "width"), number(part, "height"));
    bar.setArcWidth(2 * number(part, "rx"));
    bar.setArcHeight(2 * number(part, "rx"));
    bar.setFill(Color.web(part.getAttribute("fill")));
    return bar;
  }

  private static Node line(Element part) {
    Line line =
        new Line(number(part, "x1"), number(part, "y1"), number(part, "x2"), number(part, "y2"));
    line.getStyleClass().add("doc-line");
    if (part.hasAttribute("stroke-opacity")) {
      line.setOpacity(number(part, "stroke-opacity"));
    }
    return line;
  }

  private static Node text(Element part) {
    Text text = new Text(part.getTextContent());
    text.getStyleClass().add("text");
    if (part.hasAttribute("font-weight")) {
      text.getStyleClass().add("doc-bold");
    }
    text.setY(number(part, "y"));
    double share =
        switch (part.getAttribute("text-anchor")) {
          case "end" -> 1;
          case "middle" -> 0.5;
          default -> 0;
        };
    double x = number(part, "x");
    text.layoutBoundsProperty().subscribe(bounds -> text.setX(x - share * bounds.getWidth()));
    return text;
  }

  private static double number(Element part, String name) {
    return Double.parseDouble(part.getAttribute(name));
  }
}
