extension PageScript {
  /// Numbers written into text, and lines of a drawing fitted to what they then hold.
  static let lines = #"""

    // ---- Text with numbers

    function writeNumbers(root, numbers, scene) {
      for (const element of all("[data-number]", root)) {
        const value = numberOf(element.dataset.number, numbers, scene);
        const parts = pieces(value, "factor" in element.dataset).map(([text, isRaised]) => {
          if (!isRaised) return text;
          const raised = document.createElement("sup");
          raised.textContent = text;
          return raised;
        });
        element.replaceChildren(...parts);
      }
    }

    // ---- Lines of a drawing

    const room = 3, roomOfFactor = 1.5;  // in ems: what the layout has kept free for each number
    const raisedSize = 0.75, raisedBy = 0.36;
    const attribute = (element, name) => Number(element.getAttribute(name));

    /** The lines of a drawing that hold numbers, measured as they are drawn; they must be visible. */
    function linesOf(svg) {
      const lines = [];
      for (const holder of [svg, ...all("g", svg)]) {
        const parts = [...holder.children].filter((part) => ["text", "polyline"].includes(part.tagName));
        const isTaken = new Set();
        for (const text of parts.filter(holdsNumber)) {
          if (isTaken.has(text)) continue;
          const line = parts.filter((part) => isBeside(part, text)).map(measured);
          for (const part of line) isTaken.add(part.element);
          lines.push(framed(line, text, holder, svg));
        }
      }
      return lines;
    }

    const holdsNumber = (part) => part.tagName === "text" && (part.dataset.number || part.querySelector("[data-number]"));

    /** On the same baseline, or a part of a fraction there. */
    function isBeside(part, text) {
      const size = attribute(text, "font-size");
      if (part.tagName === "polyline") {
        return Math.abs(Number(part.getAttribute("points").split(/[ ,]/)[1]) - attribute(text, "y") + 0.36 * size) < 3;
      }
      const distance = Math.abs(attribute(part, "y") - attribute(text, "y"));
      return distance < 0.5 || (attribute(part, "font-size") === size && distance < 0.8 * size);
    }

    function measured(element) {
      const box = element.getBBox();
      const spans = element.tagName === "text" ? spansOf(element) : [];
      const isText = holdsNumber(element);
      return {
        element, spans, x: box.x, right: box.x + box.width,
        original: isText ? [...element.childNodes].map((node) => node.cloneNode(true)) : null,
        fitted: element.getAttribute("textLength"), length: isText ? element.getComputedTextLength() : 0,
      };
    }

    /** Neighbouring spans of one number are one entry. */
    function spansOf(text) {
      const spans = [];
      for (const span of all("tspan", text).length > 0 ? all("tspan", text) : [text]) {
        const mark = span.dataset.number ?? text.dataset.number;
        const isFactor = "factor" in span.dataset || "factor" in text.dataset;
        const last = spans.at(-1);
        if (mark && last && last.mark === mark && last.isFactor === isFactor) last.text += span.textContent;
        else spans.push({ mark, isFactor, text: span.textContent, model: span.cloneNode(true) });
      }
      return spans;
    }

    function framed(parts, text, holder, svg) {
      const left = Math.min(...parts.map((part) => part.x)), right = Math.max(...parts.map((part) => part.right));
      const size = attribute(text, "font-size");
      const numbers = parts.flatMap((part) => part.spans).filter((span) => span.mark);
      const free = numbers.reduce((sum, span) => {
        return sum + Math.max(0, (span.isFactor ? roomOfFactor : room) - 0.5 * span.text.length) * size;
      }, 0);
      const outline = holder.classList.contains("cr-node") ? holder.querySelector("path") : null;
      let width = right - left + free;
      if (outline) width = Math.max(right - left, outline.getBBox().width - 12);
      if (holder === svg) width = svg.viewBox.baseVal.width - 16;
      const baseline = attribute(text, "y");
      return { parts, left, right, width, baseline, fixed: fixedPart(holder, (left + right) / 2, baseline, size) };
    }

    /** What part of a line is left of the point that stays: labels grow away from their arrow, others from the middle. */
    function fixedPart(holder, center, baseline, size) {
      const arrow = holder.classList.contains("cr-edge") ? holder.querySelector("path") : null;
      const places = arrow ? [...Array(33).keys()].map((index) => index / 32 * arrow.getTotalLength()) : [];
      const beside = places.map((place) => arrow.getPointAtLength(place))
        .filter((point) => Math.abs(point.y - baseline + raisedBy * size) < size);
      if (beside.length === 0) return 0.5;
      if (beside.every((point) => point.x < center)) return 0;
      return beside.every((point) => point.x > center) ? 1 : 0.5;
    }

    /** Writes a drawing's numbers into its lines, moves what follows them, and squeezes what grows too long. */
    function writeLine(line, numbers, scene) {
      let more = 0;
      const moves = [];
      for (const part of [...line.parts].sort((a, b) => a.x - b.x)) {
        moves.push([part, more]);
        if (part.original) more += writePart(part, numbers, scene);
      }
      const total = line.right - line.left + more, fixed = line.left + line.fixed * (total - more);
      const squeeze = Math.min(1, line.width / total), height = Math.min(1, squeeze / 0.8);
      for (const [part, shift] of moves) {
        const x = fixed * (1 - squeeze) + squeeze * (shift - line.fixed * more), y = line.baseline * (1 - height);
        const isMoved = Math.abs(more) > 0.01 || squeeze < 1;
        if (isMoved) part.element.setAttribute("transform", `matrix(${squeeze} 0 0 ${height} ${x} ${y})`);
        else part.element.removeAttribute("transform");
      }
    }

    /** By how much the part grows. */
    function writePart(part, numbers, scene) {
      const texts = part.spans.map((span) => span.mark && pieces(numberOf(span.mark, numbers, scene), span.isFactor));
      const isSame = part.spans.every((span, index) => {
        return !span.mark || texts[index].map(([text]) => text).join("") === span.text.trimEnd();
      });
      if (isSame) {
        part.element.replaceChildren(...part.original.map((node) => node.cloneNode(true)));
        if (part.fitted) part.element.setAttribute("textLength", part.fitted);
        return 0;
      }
      part.element.removeAttribute("textLength");
      part.element.replaceChildren(...part.spans.flatMap((span, index) => {
        if (!span.mark) return [spanLike(span)];
        const written = texts[index].map((piece) => numberSpan(span, part.element, piece));
        written.at(-1).textContent += span.text.slice(span.text.trimEnd().length);
        return written;
      }));
      return laidOut(part.element) - part.length;
    }

    function spanLike(span) {
      const copy = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
      if (span.model.tagName === "tspan") {
        for (const { name, value } of span.model.attributes) copy.setAttribute(name, value);
        for (const name of ["textLength", "lengthAdjust"]) copy.removeAttribute(name);
      }
      copy.textContent = span.model.textContent;
      return copy;
    }

    function numberSpan(span, line, [text, isRaised]) {
      const copy = spanLike(span);
      copy.textContent = text;
      const size = attribute(line, "font-size"), baseline = attribute(line, "y");
      copy.setAttribute("y", isRaised ? baseline - raisedBy * size : baseline);
      if (isRaised) copy.setAttribute("font-size", raisedSize * size);
      else copy.removeAttribute("font-size");
      return copy;
    }

    /** Span after span; gives the whole length. */
    function laidOut(text) {
      const start = attribute(text, "x");
      let x = start;
      for (const span of text.children) {
        span.setAttribute("x", x);
        x += span.getComputedTextLength();
      }
      return x - start;
    }
    """#
}
