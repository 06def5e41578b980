namespace Visa.Kcl.Tests.Contracts;

[CollectionDefinition(Name)]
public sealed class AwsTests : ICollectionFixture<AwsEndpoints>
{
    public const string Name = "AWS";
}
