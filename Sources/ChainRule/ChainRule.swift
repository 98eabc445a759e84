@_exported import ComputationGraph
@_exported import Differentiation
@_exported import Figures
@_exported import Notation
@_exported import Pages
@_exported import Rendering
@_exported import Reports
