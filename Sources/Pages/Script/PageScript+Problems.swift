extension PageScript {
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
