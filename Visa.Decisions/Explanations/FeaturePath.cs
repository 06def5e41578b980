namespace Visa.Decisions.Explanations;

/// <summary>
/// The path of TreeSHAP: the distinct features between the root and a node, with the weights of all subsets of them by size. Adding a feature
/// and taking it out again cancel, which is what makes the sum over subsets linear in the path's length. (Lundberg, Erion and Lee, "Consistent
/// Individualized Feature Attribution for Tree Ensembles", 2018, algorithm 2.)
/// </summary>
internal readonly ref struct FeaturePath(Span<PathElement> elements)
{
    private readonly Span<PathElement> _elements = elements;

    public ref PathElement this[int place] => ref _elements[place];

    /// <summary>Adds a feature to the first <paramref name="length"/> elements.</summary>
    public void Extend(int length, PathElement added)
    {
        var path = _elements;
        path[length] = added with { Weight = length == 0 ? 1 : 0 };
        double total = length + 1;
        for (var i = length - 1; i >= 0; i--)
        {
            path[i + 1].Weight += added.One * path[i].Weight * (i + 1) / total;
            path[i].Weight *= added.Zero * (length - i) / total;
        }
    }

    /// <summary>Takes the element at a place out of the first <paramref name="length"/>; the rest moves up.</summary>
    public void Unwind(int length, int place)
    {
        var path = _elements;
        var last = length - 1;
        var (zero, one) = (path[place].Zero, path[place].One);
        var carried = path[last].Weight;
        for (var i = last - 1; i >= 0; i--)
        {
            if (one == 0)
            {
                path[i].Weight *= length / (zero * (last - i));
                continue;
            }

            var weight = path[i].Weight;
            path[i].Weight = carried * length / ((i + 1) * one);
            carried = weight - path[i].Weight * zero * (last - i) / length;
        }

        for (var i = place; i < last; i++) path[i] = path[i + 1] with { Weight = path[i].Weight };
    }

    /// <summary>The sum of the weights that <see cref="Unwind"/> would leave.</summary>
    public double UnwoundSum(int length, int place)
    {
        var path = _elements;
        var last = length - 1;
        var (zero, one) = (path[place].Zero, path[place].One);
        var sum = 0.0;
        if (one == 0)
        {
            for (var i = last - 1; i >= 0; i--) sum += path[i].Weight / (last - i);
            return sum * length / zero;
        }

        var carried = path[last].Weight;
        for (var i = last - 1; i >= 0; i--)
        {
            var weight = carried * length / (i + 1);
            sum += weight;
            carried = path[i].Weight - weight * zero * (last - i) / length;
        }

        return sum;
    }
}
