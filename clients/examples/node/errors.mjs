// Reads the typed details of a failed call from its grpc-status-details-bin trailer.
export const errorDetails = (packages, error) => {
  const [bytes] = error.metadata?.get('grpc-status-details-bin') ?? []
  if (!bytes) return []
  const { rpc } = packages.google
  return rpc.Status.deserialize(bytes).details.map((detail) => {
    // An Any names its type by a URL that ends in google.rpc.ErrorInfo, google.rpc.BadRequest, …
    const url = detail.typeUrl ?? detail.type_url
    const type = rpc[url.slice(url.lastIndexOf('.') + 1)]
    return type ? type.deserialize(detail.value) : { typeUrl: url }
  })
}
