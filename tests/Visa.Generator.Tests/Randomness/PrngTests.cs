using Visa.Generator.Randomness;

namespace Visa.Generator.Tests.Randomness;

public sealed class PrngTests
{
    [Fact]
    public void For_SameSeedAndMatter_GivesTheSameNumbersAndAnotherMatterOthers()
    {
        var first = Prng.For(7, "cards");
        var second = Prng.For(7, "cards");
        var other = Prng.For(7, "merchants");

        var numbers = Enumerable.Range(0, 100).Select(_ => first.NextUInt64()).ToList();

        Assert.Equal(numbers, Enumerable.Range(0, 100).Select(_ => second.NextUInt64()));
        Assert.Empty(numbers.Intersect(Enumerable.Range(0, 100).Select(_ => other.NextUInt64())));
    }

    // The first outputs of xoshiro256** for the state that splitmix64 makes of the seed 0, as published implementations give them.
    [Fact]
    public void NextUInt64_SeedZero_IsXoshiro256StarStar()
    {
        var prng = new Prng(0);

        Assert.Equal([0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0], new[] { prng.NextUInt64(), prng.NextUInt64(), prng.NextUInt64() });
    }

    [Fact]
    public void NextNormal_ManyDraws_HasMeanZeroAndDeviationOne()
    {
        var prng = new Prng(1);
        var draws = Enumerable.Range(0, 100_000).Select(_ => prng.NextNormal()).ToList();

        Assert.InRange(draws.Average(), -0.02, 0.02);
        Assert.InRange(draws.Average(draw => draw * draw), 0.97, 1.03);
    }

    [Fact]
    public void Between_ManyDraws_ReachesBothEndsAndNoFurther()
    {
        var prng = new Prng(2);
        var draws = Enumerable.Range(0, 1_000).Select(_ => prng.Between(3, 5)).ToHashSet();

        Assert.Equal([3, 4, 5], draws.Order());
    }
}
