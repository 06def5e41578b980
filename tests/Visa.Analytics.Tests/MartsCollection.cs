namespace Visa.Analytics.Tests;

[CollectionDefinition(Name)]
public sealed class MartsCollection : ICollectionFixture<MartsFixture>
{
    public const string Name = "marts";
}
