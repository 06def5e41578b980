namespace Visa.Kcl.Tests.Contracts.Processors;

public sealed class MultiLangHostContractTests : ProcessorContractTests
{
    internal override IHostUnderTest CreateHost() => new MultiLangHost();
}
