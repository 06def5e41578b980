using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>One address that a resource listens at.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    internal EndpointAnnotation(string name, string scheme)
    {
        ResourceNames.Validate(name);
        Name = name;
        UriScheme = scheme;
    }

    public string Name { get; set; }

    public ProtocolType Protocol { get; set; } = ProtocolType.Tcp;

    public string UriScheme { get; set; }

    /// <summary>The port that callers use; null for any free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port that the process listens at; null for any free one.</summary>
    public int? TargetPort { get; set; }

    public string TargetHost { get; set; } = "localhost";

    /// <summary>Whether the host may listen at <see cref="Port"/> in the process's place and pass connections on.</summary>
    public bool IsProxied { get; set; } = true;

    public bool IsExternal { get; set; }

    /// <summary>The variable in which the process is told its port.</summary>
    internal string? PortVariable { get; set; }

    /// <summary>Where the endpoint can be reached; null until the application starts.</summary>
    internal AllocatedAddress? Allocated { get; set; }
}
