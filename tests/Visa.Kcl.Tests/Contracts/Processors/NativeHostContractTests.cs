namespace Visa.Kcl.Tests.Contracts.Processors;

public sealed class NativeHostContractTests : ProcessorContractTests
{
    internal override IHostUnderTest CreateHost() => new NativeHost();
}
