namespace Amazon.ECS.Model;

/// <summary>A name and a value.</summary>
public class KeyValuePair
{
    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>The value.</summary>
    public string Value { get; set; }
}
