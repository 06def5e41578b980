namespace Visa.Features.Tests.Catalogue;

public sealed class FeatureCatalogueTests
{
    /// <summary>Version 1 had these; ids are append-only.</summary>
    private static readonly string[] First =
    [
        "amount", "log_amount", "card_count_1m", "card_count_1h", "card_count_24h", "card_sum_1h", "card_sum_24h", "amount_to_mean_24h", "seconds_since_previous", "km_from_previous", "km_per_hour",
        "distinct_merchants_24h", "distinct_countries_24h", "declines_24h", "is_card_not_present", "is_foreign", "is_night", "is_new_country",
    ];

    [Fact]
    public void Features_AreAtLeast150() => Assert.InRange(FeatureCatalogue.Count, 150, 400);

    [Fact]
    public void Features_Ids_AreTheirPlaces() =>
        Assert.Equal(Enumerable.Range(0, FeatureCatalogue.Count), FeatureCatalogue.Features.Select(f => f.Id));

    [Fact]
    public void Features_OfTheFirstVersion_KeepTheirIds() => Assert.Equal(First, FeatureCatalogue.Features.Take(First.Length).Select(f => f.Name));

    [Fact]
    public void Features_Each_IsDescribedInOneLine() => Assert.All(
        FeatureCatalogue.Features,
        f => Assert.All(
            (string[])[f.Name, f.Meaning, f.Unit, f.Range, f.Missing, f.Reason],
            text => Assert.True(text.Length is > 0 and < 300 && !text.Contains('\n', StringComparison.Ordinal) && !text.Contains('|', StringComparison.Ordinal), f.Name)));

    [Fact]
    public void Features_NamesAndFingerprints_AreDifferent()
    {
        Assert.Equal(FeatureCatalogue.Count, FeatureCatalogue.Features.Select(f => f.Name).Distinct().Count());
        Assert.Equal(FeatureCatalogue.Count, FeatureCatalogue.Features.Select(f => f.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void IndexOf_EveryName_FindsItsFeature() =>
        Assert.All(FeatureCatalogue.Features, f => Assert.Equal(f.Id, FeatureCatalogue.IndexOf(f.Name)));

    [Fact]
    public void IndexOf_UnknownName_IsMinusOne() => Assert.Equal(-1, FeatureCatalogue.IndexOf("shoe_size"));

    /// <summary>The page pins ids, names and meanings. To write it anew after an addition, run the test with VISA_WRITE_DOCS=1.</summary>
    [Fact]
    public void Page_InTheDocumentation_IsThatOfTheCode()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "features.md");
        if (Environment.GetEnvironmentVariable("VISA_WRITE_DOCS") == "1")
            File.WriteAllText(path, CataloguePage.Text());

        Assert.Equal(CataloguePage.Text(), File.ReadAllText(path));
    }
}
