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

    /** The products of the paths that contribute most, largest first; of equal ones the earlier path. */
    function largestProducts(seed, output, partials, count) {
      const best = nodes.map(() => []);
      best[seed] = [1];
      for (const node of nodes.slice(seed + 1, output + 1)) {
        const products = edgeLists[node].flatMap((edge) => {
          return best[data.tails[edge]].map((product) => carried(product, partials[edge]));
        });
        best[node] = products.sort((a, b) => Math.abs(b) - Math.abs(a)).slice(0, count);
      }
      return best[output];
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
      const largest = (count) => largestProducts(data.seeds[seed], data.outputs[output], partials, count);
      return {
        kinks, problem, point,
        value: (node) => (isDefined[node] ? values[node] : NaN),
        tangent: (node) => derivative(tangents[node]),
        adjoint: (node) => derivative(adjoints[node]),
        partial: (arrow) => derivative(alongArrow(arrow, partials)),
        sum: () => derivative(adjoints[data.seeds[seed]]),
        largest: (place) => derivative(largest(place)[place - 1]),
        rest: (count) => derivative(adjoints[data.seeds[seed]] - largest(count).reduce((sum, product) => sum + product, 0)),
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
        case "largest": return numbers.largest(Number(index));
        case "rest": return numbers.rest(Number(index));
        default: return numbers.sum();
      }
    }
    """#
}
