use std::{sync::Arc, time::Duration};

use backoff_retry::tower::{RetryLayer, Rules};
use backoff_retry::{AsyncSleep, wait::Wait};
use bytes::{Bytes, BytesMut};
use futures_util::{FutureExt, StreamExt, stream};
use http::{Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt, BodyStream, Full, StreamBody};
use tonic::{Code, Status, body::Body, transport::Channel};
use tonic_types::StatusExt;
use tower::{ServiceBuilder, util::BoxCloneSyncService};

/// A channel whose requests are retried.
pub type Retrying = BoxCloneSyncService<Request<Body>, Response<Body>, Status>;

/// The size in bytes of the largest request that is kept for a retry; a larger one is sent once.
const LIMIT: usize = 1 << 20;

/// A request that can be sent again.
#[derive(Clone)]
struct Kept(Arc<Request<Bytes>>);

impl Kept {
    fn request(&self) -> Request<Body> {
        let mut request = Request::clone(&self.0).map(Full::new).map(Body::new);
        request.extensions_mut().insert(self.clone());
        request
    }
}

/// Returns a channel that retries `UNAVAILABLE` and `RESOURCE_EXHAUSTED` by the policy of the layer.
pub fn retrying<W, C>(channel: Channel, layer: RetryLayer<W, (), Rules, C>) -> Retrying
where
    W: Wait<Result<Response<Body>, Status>> + Clone + Send + Sync + 'static,
    C: AsyncSleep<Instant: Send, Sleep: Send> + Clone + Send + Sync + 'static,
{
    let copy = |request: &Request<Body>| request.extensions().get().map(Kept::request);
    let layer = layer.retry_if(is_retried).retry_after(retry_info).clone_request(copy);
    let to_status = |error: tonic::transport::Error| Status::from_error(error.into());
    let service = ServiceBuilder::new().map_request(keep).layer(layer).map_err(to_status);
    BoxCloneSyncService::new(service.service(channel))
}

fn is_retried(result: Result<&Response<Body>, &Status>) -> bool {
    let code = match result {
        Ok(response) => match Status::from_header_map(response.headers()) {
            Some(status) => status.code(),
            // From a proxy, which does not speak gRPC.
            None if [429, 502, 503, 504].contains(&response.status().as_u16()) => Code::Unavailable,
            None => Code::Ok,
        },
        Err(status) => status.code(),
    };
    matches!(code, Code::Unavailable | Code::ResourceExhausted)
}

fn retry_info(response: &Response<Body>) -> Option<Duration> {
    Status::from_header_map(response.headers())?.get_details_retry_info()?.retry_delay
}

/// Reads the body as far as it is there. That of a unary call is complete, and kept with the request.
fn keep(request: Request<Body>) -> Request<Body> {
    let (head, mut body) = request.into_parts();
    let (mut frames, mut data) = (Vec::new(), BytesMut::new());
    while let Some(frame) = body.frame().now_or_never() {
        let Some(frame) = frame else {
            return Kept(Request::from_parts(head, data.freeze()).into()).request();
        };
        let part = frame.as_ref().ok().and_then(Frame::data_ref);
        let is_data = part.map(|part| data.extend_from_slice(part)).is_some();
        frames.push(frame);
        if !is_data || data.len() > LIMIT {
            break;
        }
    }
    let frames = stream::iter(frames).chain(BodyStream::new(body));
    Request::from_parts(head, Body::new(StreamBody::new(frames)))
}
