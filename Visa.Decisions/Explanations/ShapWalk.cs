using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Visa.Decisions.Explanations;

/// <summary>
/// One thread's room for TreeSHAP, and its sums. A feature's weight over all subsets of the others is an integral: size!(n - 1 - size)!/n! is that of t^size (1 - t)^(n - 1 - size) over
/// [0, 1]. So a leaf's credit for a feature is (one - unknown) times the integral of the product of <c>t one + (1 - t) unknown</c> over the other features of its way, where
/// <c>one</c> is 1 when the row itself goes that way and else 0: a polynomial, which <see cref="Quadrature"/> sums without error. The products are built once down the tree and the
/// credits gathered once up it, so a tree costs a few operations a step. (The weights as an integral: Owen, "Multilinear extensions of games", 1972. Gathering by steps: Yu, Xu, Liu,
/// "Linear TreeShap", 2022, which evaluates the same polynomials at other points.)
/// </summary>
internal sealed unsafe class ShapWalk(int mostSteps, int features)
{
    private readonly Vector256<double>[] _ways = new Vector256<double>[mostSteps];
    private readonly Vector256<double>[] _inverses = new Vector256<double>[mostSteps];
    private readonly Vector256<double>[] _credits = new Vector256<double>[mostSteps];
    private readonly Vector256<double>[] _leaves = new Vector256<double>[mostSteps];
    private readonly double[] _ones = new double[mostSteps];
    private readonly Vector256<double>[] _contributions = new Vector256<double>[features];

    /// <summary>Adds the trees' contributions to those of the features.</summary>
    /// <param name="trees">Each with the rule for the features on its ways.</param>
    /// <param name="keys">Of the row: the sort key of each feature.</param>
    /// <param name="contributions">One for each feature.</param>
    public void Add((ExplainedTree Tree, Quadrature Rule)[] trees, int[] keys, double[] contributions)
    {
        Array.Clear(_contributions);
        foreach (var (tree, rule) in trees)
        {
            for (var block = 0; block < rule.Points.Length; block++) Add(tree.Steps, keys, rule.Points[block], rule.Weights[block]);
        }

        for (var feature = 0; feature < contributions.Length; feature++) contributions[feature] += Vector256.Sum(_contributions[feature]);
    }

    private void Add(ShapStep[] steps, int[] keys, Vector256<double> points, Vector256<double> weights)
    {
        // What is read lies inside the arrays because the tree was checked when its ensemble was made, and its steps point at earlier ones.
        fixed (ShapStep* step = &MemoryMarshal.GetArrayDataReference(steps))
        fixed (int* key = &MemoryMarshal.GetArrayDataReference(keys))
        fixed (double* one = &MemoryMarshal.GetArrayDataReference(_ones))
        fixed (Vector256<double>* way = &MemoryMarshal.GetArrayDataReference(_ways), inverse = &MemoryMarshal.GetArrayDataReference(_inverses))
        fixed (Vector256<double>* credit = &MemoryMarshal.GetArrayDataReference(_credits), leaf = &MemoryMarshal.GetArrayDataReference(_leaves))
        fixed (Vector256<double>* contribution = &MemoryMarshal.GetArrayDataReference(_contributions))
        {
            (one[0], way[0], inverse[0], credit[0], leaf[0]) = (1, weights, Vector256<double>.One, Vector256<double>.Zero, Vector256<double>.Zero);
            var rest = Vector256<double>.One - points;
            for (var i = 1; i < steps.Length; i++)
            {
                ref readonly var at = ref step[i];
                var taken = (key[at.Feature] > at.Threshold ? 1 : 0) == at.Right ? one[at.Earlier] : 0;
                var factor = rest * at.Unknown + points * taken;
                var inverted = Vector256<double>.One / factor;
                var product = way[at.Parent] * inverse[at.Earlier] * factor;
                (one[i], way[i], inverse[i]) = (taken, product, inverted);
                credit[i] = inverted * (taken - at.Unknown);
                leaf[i] = product * at.Value;
            }

            for (var i = steps.Length - 1; i > 0; i--)
            {
                ref readonly var at = ref step[i];
                contribution[at.Feature] += leaf[i] * (credit[i] - credit[at.Earlier]);
                leaf[at.Parent] += leaf[i];
            }
        }
    }
}
