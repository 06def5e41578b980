namespace Visa.Decisions.Explanations;

/// <summary>A feature on the way from the root to where a walk is.</summary>
/// <param name="Feature">-1 for the root's own element.</param>
/// <param name="Zero">The share of training rows that follow this way when the feature is unknown.</param>
/// <param name="One">1 when the explained row follows it, else 0.</param>
/// <param name="Weight">The permutation weight of the subsets of as many known features as the element's place.</param>
internal record struct PathElement(int Feature, double Zero, double One, double Weight);
