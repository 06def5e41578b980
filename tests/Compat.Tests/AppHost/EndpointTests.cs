using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.Ports;

namespace Compat.Tests.AppHost;

public sealed class EndpointTests : IAsyncLifetime
{
    private readonly SampleApplication _sample = new("--DcpPublisher:RandomizePorts=false");

    public EndpointTests() => _sample.Builder.Configuration["DcpPublisher:RandomizePorts"] = "false";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Fact]
    public async Task Endpoint_WithFreePort_ListensThere()
    {
        var port = LoopbackPorts.AnyFree();
        var service = _sample.Add("service").WithHttpEndpoint(port).WithHttpHealthCheck("/health");
        await _sample.StartAsync();

        Assert.Equal($"http://localhost:{port}", service.GetEndpoint("http").Url);
        await _sample.GetAsync(service, "/");
    }

    [Fact]
    public async Task Endpoint_WithTakenPort_GetsAnother()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var service = _sample.Add("service").WithHttpEndpoint(taken).WithHttpHealthCheck("/health");
        await _sample.StartAsync();

        Assert.NotEqual(taken, service.GetEndpoint("http").Port);
        await _sample.GetAsync(service, "/");
    }

    [Fact]
    public async Task Endpoint_WithTargetPort_IsReachedThroughAnother()
    {
        var target = LoopbackPorts.AnyFree();
        var service = _sample.Add("service").WithHttpEndpoint(targetPort: target).WithHttpHealthCheck("/health");
        await _sample.StartAsync();

        Assert.NotEqual(target, service.GetEndpoint("http").Port);
        Assert.StartsWith("service ", await _sample.GetAsync(service, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Url_BeforeStart_IsRefused()
    {
        var service = _sample.AddWeb("service");

        Assert.Throws<InvalidOperationException>(() => service.GetEndpoint("http").Url);
        Assert.Throws<InvalidOperationException>(() => service.GetEndpoint("none").Scheme);
    }

    [Fact]
    public void WithHttpHealthCheck_WithoutEndpoint_IsRefused()
    {
        var refusal = Assert.Throws<DistributedApplicationException>(() => _sample.Add("service").WithHttpHealthCheck("/health"));

        Assert.Contains("WithHttpEndpoint", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a--b")]
    [InlineData("a_b")]
    [InlineData("ends-")]
    public void AddProject_NameThatIsNotValid_IsRefused(string name) => Assert.ThrowsAny<ArgumentException>(() => _sample.Add(name));

    [Fact]
    public void AddProject_NameTwice_IsRefused()
    {
        _sample.Add("same");

        Assert.Throws<DistributedApplicationException>(() => _sample.Add("Same"));
    }
}
