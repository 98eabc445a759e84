extension PageScript {
  /// Sweeps over the values and partials that `valuesAndPartials` gives, as an `Evaluation` makes them.
  static let sweeps = #"""

    // ---- Sweeps

    const nodeCount = data.names.length;
    const edgesInto = (node) => {
      const edges = [];
      for (let edge = data.starts[node]; edge < data.starts[node + 1]; edge++) edges.push(edge);
      return edges;
    };
    const nodes = [...Array(nodeCount).keys()];
    const edgeLists = nodes.map(edgesInto);

    /** A zero carries nothing, whatever it meets: a branch that is not taken may be infinite. */
    const carried = (a, b) => (a === 0 || b === 0 ? 0 : a * b);

    function tangentsFrom(seed, partials) {
      const tangents = Array(nodeCount).fill(0);
      if (seed === undefined) return tangents;
      tangents[seed] = 1;
      for (const node of nodes.slice(seed + 1)) {
        for (const edge of edgeLists[node]) tangents[node] += carried(partials[edge], tangents[data.tails[edge]]);
      }
      return tangents;
    }

    function adjointsOf(output, partials, within = nodes) {
      const adjoints = Array(nodeCount).fill(0);
      if (output === undefined) return adjoints;
      adjoints[output] = 1;
      for (const node of [...within].reverse()) {
        if (adjoints[node] === 0) continue;
        for (const edge of edgeLists[node]) adjoints[data.tails[edge]] += carried(partials[edge], adjoints[node]);
      }
      return adjoints;
    }

    /** The partial along an arrow, which may stand for many edges of the graph. */
    function alongArrow(arrow, partials) {
      return arrow.factors.reduce((product, factor) => {
        const isEdge = typeof factor === "number";
        const partial = isEdge ? partials[factor] : adjointsOf(factor.head, partials, factor.nodes)[factor.tail];
        return carried(product, partial);
      }, 1);
    }

    /** Every number at a point, for sweeps from one seed and from one output. */
    function computed(point, seed, output) {
      const { values, partials, kinks } = valuesAndPartials(point);
      const problem = problemAt(values, partials);
      const isDefined = definedNodes(values);
      const derivative = (number) => (problem ? NaN : number);
      const tangents = tangentsFrom(data.seeds[seed], partials);
      const adjoints = adjointsOf(data.outputs[output], partials);
      return {
        kinks, problem, point,
        value: (node) => (isDefined[node] ? values[node] : NaN),
        tangent: (node) => derivative(tangents[node]),
        adjoint: (node) => derivative(adjoints[node]),
        partial: (arrow) => derivative(alongArrow(arrow, partials)),
        sum: () => derivative(adjoints[data.seeds[seed]]),
      };
    }

    /** The number that a mark such as `adjoint-3` stands for, in a drawing of a scene. */
    function numberOf(mark, numbers, scene) {
      const [what, index] = mark.split("-");
      const arrows = data.variants[scene.variant].arrows;
      switch (what) {
        case "value": return numbers.value(index);
        case "tangent": return numbers.tangent(index);
        case "adjoint": return numbers.adjoint(index);
        case "partial": return numbers.partial(arrows[index]);
        case "contribution": return carried(numbers.adjoint(arrows[index].head), numbers.partial(arrows[index]));
        case "product":
          return scene.paths[index - 1].reduce((p, arrow) => carried(p, numbers.partial(arrows[arrow])), 1);
        default: return numbers.sum();
      }
    }
    """#

  /// Points outside of a domain, and kinks.
  static let problems = #"""

    // ---- Where there is no number

    /** An operand that a choice does not take may be undefined. */
    function takenEdges(node, values) {
      const edges = edgeLists[node];
      if (!data.choices.includes(node)) return edges;
      return [edges[0], edges[values[data.tails[edges[0]]] !== 0 ? 1 : 2]];
    }

    function definedNodes(values) {
      const isDefined = [];
      for (const node of nodes) {
        const areOperands = takenEdges(node, values).every((edge) => isDefined[data.tails[edge]]);
        isDefined.push(Number.isFinite(values[node]) && areOperands);
      }
      return isDefined;
    }

    /** The nodes that results need at this point, and what nothing uses. */
    function aliveNodes(values) {
      const isUsed = Array(nodeCount).fill(false);
      const isAlive = Array(nodeCount).fill(false);
      for (const node of data.results) isAlive[node] = true;
      for (const node of [...nodes].reverse()) {
        if (!isUsed[node]) isAlive[node] = true;
        for (const edge of edgeLists[node]) isUsed[data.tails[edge]] = true;
        if (isAlive[node]) for (const edge of takenEdges(node, values)) isAlive[data.tails[edge]] = true;
      }
      return isAlive;
    }

    /** What is wrong at a point, in words, or null. */
    function problemAt(values, partials) {
      const isAlive = aliveNodes(values);
      const node = nodes.find((node) => isAlive[node] && !Number.isFinite(values[node]));
      if (node !== undefined) return described(data.words.undefined, node, values);
      const head = nodes.find((node) => {
        return isAlive[node] && edgeLists[node].some((edge) => !Number.isFinite(partials[edge]));
      });
      return head === undefined ? null : described(data.words.undefinedPartial, head, values);
    }

    function described(sentence, node, values) {
      const operands = [...new Set(edgeLists[node].map((edge) => data.tails[edge]))];
      const place = operands.map((operand) => `${data.names[operand].split(" = ")[0]} = ${plain(values[operand])}`);
      return filled(sentence, data.names[node], place.join(", ")) + " " + data.words.noNumbers;
    }
    """#
}
