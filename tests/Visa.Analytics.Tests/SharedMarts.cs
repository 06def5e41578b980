namespace Visa.Analytics.Tests;

[CollectionDefinition(Name)]
public sealed class SharedMarts : ICollectionFixture<MartsFixture>
{
    public const string Name = "marts";
}
