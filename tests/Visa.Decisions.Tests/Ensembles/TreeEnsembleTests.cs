using Visa.Decisions.Ensembles;

namespace Visa.Decisions.Tests.Ensembles;

public sealed class TreeEnsembleTests
{
    private static readonly EnsembleTree Sound = new([0, 1], [1f, 2f], [1, ~0], [~2, ~1], [1.0, 2.0, 3.0], [1, 1, 1]);

    public static TheoryData<EnsembleTree, string> Unsound => new()
    {
        { Sound with { LeafValues = [1, 2] }, "one leaf more" },
        { Sound with { Thresholds = [1f] }, "different lengths" },
        { Sound with { LeafCovers = [1] }, "covers" },
        { Sound with { Features = [0, 2] }, "feature 2 of 2" },
        { Sound with { Thresholds = [1f, float.NaN] }, "threshold" },
        { Sound with { LeafValues = [1, 2, double.PositiveInfinity] }, "leaf 2" },
        { Sound with { LeafCovers = [1, 2, -1] }, "cover" },
        { Sound with { LeftChildren = [0, ~0] }, "two parents" },
        { Sound with { RightChildren = [~7, ~1] }, "does not exist" },
        { Sound with { LeftChildren = [~1, ~0] }, "no row can reach" },
    };

    [Fact]
    public void LeafOf_Row_ComparesAtMostToTheLeft()
    {
        Assert.Equal(0, Sound.LeafOf([1f, 2f]));
        Assert.Equal(1, Sound.LeafOf([1f, 2.5f]));
        Assert.Equal(2, Sound.LeafOf([1.5f, 0f]));
    }

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Constructor_UnsoundTree_SaysWhich(EnsembleTree tree, string expected)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TreeEnsemble(2, 0, [Sound, tree]));

        Assert.StartsWith("Tree 1 ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }
}
