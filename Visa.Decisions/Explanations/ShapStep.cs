using System.Runtime.InteropServices;

namespace Visa.Decisions.Explanations;

/// <summary>A step down from a node of a tree to one of its children. Steps are numbered so that a parent's is before its children's; number 0 stands for being at the root.</summary>
/// <param name="Parent">The step that led to the node.</param>
/// <param name="Earlier">The nearest step above that the same feature decided; 0 when there is none.</param>
/// <param name="Feature">That the node splits on.</param>
/// <param name="Threshold">Of the node, as a sort key.</param>
/// <param name="Right">1 when the child is the right one, else 0.</param>
/// <param name="Unknown">The share of training rows that take this step and all earlier ones that the feature decided, of those that could: the way's odds when the feature is unknown.</param>
/// <param name="Value">Of the leaf that the step leads to; 0 when it leads to a node.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ShapStep(int Parent, int Earlier, int Feature, int Threshold, int Right, double Unknown, double Value);
