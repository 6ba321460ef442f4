namespace Grpc.Core;

/// <summary>A further check of the server after its certificate was accepted; false ends the connection.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
