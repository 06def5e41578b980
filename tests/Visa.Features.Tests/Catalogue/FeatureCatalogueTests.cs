namespace Visa.Features.Tests.Catalogue;

public sealed class FeatureCatalogueTests
{
    [Fact]
    public void Features_Ids_AreTheirPlaces() =>
        Assert.Equal(Enumerable.Range(0, FeatureCatalogue.Count), FeatureCatalogue.Features.Select(f => f.Id));

    [Fact]
    public void IndexOf_EveryName_FindsItsFeature() =>
        Assert.All(FeatureCatalogue.Features, f => Assert.Equal(f.Id, FeatureCatalogue.IndexOf(f.Name)));

    [Fact]
    public void IndexOf_UnknownName_IsMinusOne() => Assert.Equal(-1, FeatureCatalogue.IndexOf("shoe_size"));
}
