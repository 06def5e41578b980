namespace Visa.Kcl.Tests.Contracts;

[CollectionDefinition(Name)]
public sealed class AwsCollection : ICollectionFixture<AwsEndpoints>
{
    public const string Name = "AWS";
}
