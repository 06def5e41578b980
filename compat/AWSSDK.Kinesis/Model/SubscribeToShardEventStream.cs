using System.Diagnostics.CodeAnalysis;
using System.Text;
using Amazon.Kinesis.Internal;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.EventStreams.Internal;

namespace Amazon.Kinesis.Model;

/// <summary>
/// The events of a subscription: enumerate them (<c>await foreach</c> or <c>foreach</c>), or add handlers and call StartProcessing; once.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The name is the real package's.")]
public sealed class SubscribeToShardEventStream : EnumerableEventOutputStream<IEventStreamEvent, KinesisEventStreamException>
{
    private volatile bool _isProcessing;

    public SubscribeToShardEventStream(Stream stream) : this(stream, null)
    {
    }

    public SubscribeToShardEventStream(Stream stream, IEventStreamDecoder eventStreamDecoder) : base(stream, eventStreamDecoder)
    {
        base.EventReceived += (_, arguments) => EventReceived?.Invoke(this, arguments);
        base.ExceptionReceived += (_, arguments) => ExceptionReceived?.Invoke(this, arguments);
        Decoder.MessageReceived += (_, arguments) => Raise(arguments.Message);
    }

    /// <summary>Any event.</summary>
    public override event EventHandler<EventStreamEventReceivedArgs<IEventStreamEvent>> EventReceived;

    /// <summary>Any error.</summary>
    public override event EventHandler<EventStreamExceptionReceivedArgs<KinesisEventStreamException>> ExceptionReceived;

    /// <summary>The event that a subscription begins with.</summary>
    public event EventHandler<EventStreamEventReceivedArgs<InitialResponseEvent>> InitialResponseReceived;

    /// <summary>Records that were pushed.</summary>
    public event EventHandler<EventStreamEventReceivedArgs<SubscribeToShardEvent>> SubscribeToShardEventReceived;

    protected override bool IsProcessing
    {
        get => _isProcessing;
        set => _isProcessing = value;
    }

    protected override IDictionary<string, Func<IEventStreamMessage, IEventStreamEvent>> EventMapping { get; } =
        new Dictionary<string, Func<IEventStreamMessage, IEventStreamEvent>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Initial-Response"] = message => new InitialResponseEvent(message),
            ["SubscribeToShardEvent"] = message => KinesisAnswers.SubscribeToShardEvent(message.Payload),
        };

    protected override IDictionary<string, Func<IEventStreamMessage, KinesisEventStreamException>> ExceptionMapping { get; } =
        KinesisErrors.EventStreamCodes.ToDictionary(code => code, Mapping, StringComparer.OrdinalIgnoreCase);

    private static Func<IEventStreamMessage, KinesisEventStreamException> Mapping(string code) => message =>
        new KinesisEventStreamException(Encoding.UTF8.GetString(message.Payload), KinesisErrors.FromEvent(code, message.Payload));

    private void Raise(EventStreamMessage message)
    {
        IEventStreamEvent received;
        try
        {
            received = ConvertMessageToEvent(message);
        }
        catch (UnknownEventStreamException)
        {
            throw new UnknownEventStreamException("Received an unknown event stream type");
        }
        EventReceived?.Invoke(this, new EventStreamEventReceivedArgs<IEventStreamEvent>(received));
        if (received is InitialResponseEvent initial)
            InitialResponseReceived?.Invoke(this, new EventStreamEventReceivedArgs<InitialResponseEvent>(initial));
        else if (received is SubscribeToShardEvent records)
            SubscribeToShardEventReceived?.Invoke(this, new EventStreamEventReceivedArgs<SubscribeToShardEvent>(records));
    }
}
