import ComputationGraph
import Differentiation
import Notation

extension EvaluationReport {
  /// Writes the report as `chainrule.evaluation/1`. O(nodes, edges and numbers written).
  public func writeJSON(to stream: inout ByteStream) throws(SourceErrors) {
    var json = JSONWriter(stream)
    try json.object(.lines) { (json) throws(SourceErrors) in
      json.member("schema", "chainrule.evaluation/1")
      if exact != nil { json.member("arithmetic", "rational") }
      writeEnds(&json)
      writeNodes(&json)
      try writeEdges(&json)
      writeDerivatives(&json)
      writeCost(&json)
      if let verification { json.member("verification", verification) }
      if !notes.isEmpty { json.member("notes", notes) }
    }
    stream = json.finished()
  }

  private func writeEnds(_ json: inout JSONWriter) {
    json.key("inputs")
    json.array(.lines) { json in
      for input in graph.inputs {
        json.object { json in
          json.member("name", input.name)
          json.member("node", Int(input.node.index))
          json.member("value", value(of: input))
        }
      }
    }
    json.key("outputs")
    json.array(.lines) { json in
      for output in outputs.all {
        json.object { json in
          json.member("name", output.name)
          json.member("node", Int(output.node.index))
        }
      }
    }
  }

  private func writeNodes(_ json: inout JSONWriter) {
    var kinks = (evaluation?.kinks ?? [])[...]
    json.key("nodes")
    json.array(.lines) { json in
      for node in graph.nodes {
        json.object { json in
          writeNode(node, kink: kinks.first?.node == node ? kinks.popFirst() : nil, &json)
        }
      }
    }
  }

  private func writeNode(_ node: NodeID, kink: KinkReport?, _ json: inout JSONWriter) {
    json.member("id", Int(node.index))
    json.member("name", graph.name(of: node))
    json.member("kind", graph.kindName(of: node))
    json.member("operation", graph.operationName(of: node))
    json.member("expression", graph.expression(of: node))
    json.member("value", value(of: node))
    json.member("kink", kink != nil)
    guard let kink else { return }
    json.key("oneSided")
    json.array { json in
      for side in sides(of: kink) {
        json.object { json in
          json.member("slot", side.slot)
          json.member("below", side.below)
          json.member("above", side.above)
        }
      }
    }
    if kink.isJump { json.member("jump", true) }
  }

  private func writeEdges(_ json: inout JSONWriter) throws(SourceErrors) {
    var symbols = EdgeSymbols(of: graph)
    json.key("edges")
    try json.array(.lines) { (json) throws(SourceErrors) in
      for node in graph.nodes {
        for (slot, edge) in graph.edges(into: node).enumerated() {
          let symbolic = try symbols.text(on: edge)
          json.object { json in
            json.member("id", Int(edge.index))
            json.member("from", Int(graph.tail(of: edge).index))
            json.member("to", Int(node.index))
            json.member("slot", slot)
            json.member("partial", partial(on: edge))
            json.member("symbolic", symbolic)
          }
        }
      }
    }
  }
}

// MARK: - Derivatives

extension EvaluationReport {
  private func writeDerivatives(_ json: inout JSONWriter) {
    json.key("jacobian")
    if extent.hasJacobian {
      writeMatrix(of: outputs.names, jacobianRows, &json)
    } else {
      json.null()
    }
    writeForward(&json)
    writeReverse(&json)
    guard wantsHessian, let output = outputs.all.first else { return }
    json.key("hessian")
    json.object { json in
      json.member("of", output.name)
      json.member("wrt", variables.names)
      if let hessianRows { json.member("values", hessianRows) } else { json.nullMember("values") }
    }
  }

  private func writeMatrix(of rows: [String], _ values: [QuantityRow]?, _ json: inout JSONWriter) {
    json.object { json in
      json.member("of", rows)
      json.member("wrt", variables.names)
      if let values { json.member("values", values) } else { json.nullMember("values") }
    }
  }

  private func writeForward(_ json: inout JSONWriter) {
    json.key("forward")
    guard extent.hasForward else { return json.null() }
    json.array(.lines) { json in
      for (index, variable) in variables.all.enumerated() {
        json.object { json in
          json.member("wrt", variable.name)
          json.member("node", Int(variable.node.index))
          json.member("tangents", tangents(index))
        }
      }
    }
  }

  private func writeReverse(_ json: inout JSONWriter) {
    json.key("reverse")
    guard extent.hasReverse else { return json.null() }
    json.array(.lines) { json in
      for (index, output) in outputs.all.enumerated() {
        json.object { json in
          json.member("of", output.name)
          json.member("node", Int(output.node.index))
          json.member("adjoints", adjoints(index))
        }
      }
    }
  }

  private func writeCost(_ json: inout JSONWriter) {
    json.key("cost")
    json.object { json in
      json.member("nodes", graph.nodeCount)
      json.member("edges", graph.edgeCount)
      json.member("forward", forwardCost)
      json.member("reverse", reverseCost)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: StaticString, _ cost: Cost.Sweeps?) {
    guard let cost else { return nullMember(key) }
    self.key(key)
    object { json in
      json.member("sweeps", cost.sweeps)
      json.member("multiplications", cost.multiplications)
      json.member("additions", cost.additions)
    }
  }

  fileprivate mutating func member(_ key: StaticString, _ verification: Verification) {
    self.key(key)
    object(.lines) { json in
      json.member("holds", verification.holds)
      json.key("checks")
      json.array(.lines) { json in
        for check in verification.checks { json.write(check) }
      }
    }
  }

  private mutating func write(_ check: Verification.Check) {
    object { json in
      json.member("method", check.method.rawValue)
      json.member("compared", check.compared)
      json.member("largestDifference", check.largestDifference)
      json.member("tolerance", check.tolerance)
      json.member("holds", check.holds)
      json.member("skipped", check.skipped)
    }
  }
}
